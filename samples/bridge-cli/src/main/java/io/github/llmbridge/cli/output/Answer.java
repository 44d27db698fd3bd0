package io.github.llmbridge.cli.output;

import io.github.llmbridge.cli.ExitCode;
import java.util.function.Consumer;

/**
 * What a command came to.
 *
 * @param exitCode one of {@link ExitCode}
 * @param result for programs: what becomes JSON
 * @param text for people
 */
public record Answer(int exitCode, Object result, Consumer<Printer> text) {
    /** All was done. */
    public static Answer done(Object result, Consumer<Printer> text) {
        return new Answer(ExitCode.DONE, result, text);
    }
}
