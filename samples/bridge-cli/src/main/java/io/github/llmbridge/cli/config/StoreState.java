package io.github.llmbridge.cli.config;

import io.github.llmbridge.bridge.store.Lease;
import io.github.llmbridge.cli.Surroundings;
import io.github.llmbridge.cli.ToolException;
import io.github.llmbridge.cli.output.Fault;
import io.github.llmbridge.cli.output.Faults;
import io.github.llmbridge.http.LlmBridgeException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How the store does.
 *
 * @param place where it lies; {@code null} if the settings name no place
 * @param encrypted whether a key set is named
 * @param detail what is wrong; {@code null} if nothing is
 * @param fix what mends it; {@code null} if nothing is wrong
 */
public record StoreState(
        State state,
        @Nullable String place,
        boolean encrypted,
        @Nullable String detail,
        @Nullable String fix) {
    private static final String PROBE = "llmbridge/look";

    /** In a word. */
    public enum State {
        /** It can be read and written. */
        READY,
        /** Its file is made by the first command that changes something. */
        NOT_MADE,
        /** Nothing is kept. */
        MEMORY,
        /** It cannot be used. */
        FAILED
    }

    /** Looks at the store that the settings name. A file is not made for that; never throws. */
    public static StoreState look(Settings settings, Surroundings surroundings) {
        boolean encrypted = settings.find(Setting.BRIDGE_STORE_KEY_FILE).isPresent();
        try {
            StorePlace place = StorePlace.of(settings, surroundings);
            try {
                return new StoreState(state(place, settings, surroundings), place.toString(), encrypted, null, null);
            } catch (LlmBridgeException | ToolException e) {
                return failed(place.toString(), encrypted, e);
            }
        } catch (ToolException e) {
            return failed(null, encrypted, e);
        }
    }

    private static StoreState failed(@Nullable String place, boolean encrypted, RuntimeException error) {
        Fault fault = Faults.of(error);
        return new StoreState(State.FAILED, place, encrypted, fault.message(), fault.fix());
    }

    private static State state(StorePlace place, Settings settings, Surroundings surroundings) {
        if (place instanceof StorePlace.Memory) {
            return State.MEMORY;
        }
        if (place instanceof StorePlace.OneFile file && !Files.exists(file.path())) {
            requireRoomFor(file.path());
            return State.NOT_MADE;
        }
        try (ToolStore store = new ToolStore(settings, surroundings)) {
            // Tells whether it can be written.
            store.leases().acquire(PROBE).ifPresent(Lease::close);
        }
        return State.READY;
    }

    private static void requireRoomFor(Path file) {
        Path above = file.getParent();
        while (above != null && !Files.exists(above)) {
            above = above.getParent();
        }
        if (above == null || !Files.isDirectory(above) || !Files.isWritable(above)) {
            throw new ToolException(
                    "the file of the store, " + file + ", cannot be made, since you may not write in " + above,
                    "Set BRIDGE_STORE to a file that you may write, or to memory to keep nothing.");
        }
    }
}
