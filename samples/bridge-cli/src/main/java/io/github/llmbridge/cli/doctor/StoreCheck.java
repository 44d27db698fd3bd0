package io.github.llmbridge.cli.doctor;

import io.github.llmbridge.cli.Surroundings;
import io.github.llmbridge.cli.config.Settings;
import io.github.llmbridge.cli.config.StoreState;
import java.util.List;
import java.util.Objects;

/** Whether the store can be read and written. */
final class StoreCheck {
    private static final String CHECK = "Store";

    private final Settings settings;
    private final Surroundings surroundings;

    StoreCheck(Settings settings, Surroundings surroundings) {
        this.settings = settings;
        this.surroundings = surroundings;
    }

    List<Finding> findings() {
        StoreState found = StoreState.look(settings, surroundings);
        String place = found.place() + (found.encrypted() ? ", encrypted" : "");
        return List.of(
                switch (found.state()) {
                    case READY -> Finding.ok(CHECK, place);
                    case NOT_MADE ->
                        Finding.ok(CHECK, place + ", which the first command that changes something will make");
                    case MEMORY ->
                        Finding.note(
                                CHECK,
                                "nothing is kept",
                                "There is no audit trail, and a bulk run that is killed begins again.",
                                "Unset BRIDGE_STORE, or set it to the path of a file or to PostgreSQL's address.");
                    case FAILED ->
                        Finding.error(
                                CHECK,
                                Objects.requireNonNull(found.detail()),
                                "Commands that change something are refused.",
                                Objects.requireNonNull(found.fix()));
                });
    }
}
