package io.github.llmbridge.cli.command;

import io.github.llmbridge.bridge.events.BridgeListener;
import io.github.llmbridge.cli.output.Printer;
import io.github.llmbridge.cli.output.Progress;
import io.github.llmbridge.cli.output.Style;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the initial passwords of many people go: into a file, or nowhere.
 *
 * @param file {@code null} for nowhere
 * @param progress hears of the same operations
 */
record Passwords(@Nullable PasswordFile file, Progress progress) implements AutoCloseable {
    static Passwords of(@Nullable Path path, Progress progress) {
        return new Passwords(path == null ? null : PasswordFile.open(path), progress);
    }

    BridgeListener listener() {
        return event -> {
            progress.on(event);
            if (file != null) {
                file.on(event);
            }
        };
    }

    /** Whose passwords could not be written. */
    List<String> lost() {
        return file == null ? List.of() : file.lost();
    }

    /** What became of the passwords, for programs. */
    void put(Map<String, @Nullable Object> document) {
        document.put("passwords_kept", file == null ? null : file.kept());
        document.put("passwords_lost", lost());
    }

    /** What became of the passwords, for people. */
    void tell(Printer printer) {
        if (file != null) {
            printer.line(file.kept() + " initial passwords are in " + file.path());
        }
        if (!lost().isEmpty()) {
            printer.line(
                    Style.BAD,
                    "Initial passwords that could not be written, to be set anew in Open WebUI: "
                            + String.join(", ", lost()));
        }
    }

    @Override
    public void close() {
        if (file != null) {
            file.close();
        }
    }
}
