package io.github.llmbridge.cli.command;

import io.github.llmbridge.bridge.events.BridgeListener;
import io.github.llmbridge.cli.output.Progress;
import java.nio.file.Path;
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

    @Override
    public void close() {
        if (file != null) {
            file.close();
        }
    }
}
