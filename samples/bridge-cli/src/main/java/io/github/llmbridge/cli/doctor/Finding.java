package io.github.llmbridge.cli.doctor;

import org.jspecify.annotations.Nullable;

/**
 * What a check has found. It holds no secret.
 *
 * @param check what was looked at
 * @param found what it is
 * @param meaning what that means; {@code null} if it says all
 * @param fix the command or setting that mends it; {@code null} if there is nothing to mend
 */
public record Finding(
        Severity severity,
        String check,
        String found,
        @Nullable String meaning,
        @Nullable String fix) {
    static Finding ok(String check, String found) {
        return new Finding(Severity.OK, check, found, null, null);
    }

    static Finding note(String check, String found, String meaning, String fix) {
        return new Finding(Severity.NOTE, check, found, meaning, fix);
    }

    static Finding warning(String check, String found, String meaning, String fix) {
        return new Finding(Severity.WARNING, check, found, meaning, fix);
    }

    static Finding error(String check, String found, String meaning, String fix) {
        return new Finding(Severity.ERROR, check, found, meaning, fix);
    }

    static Finding skipped(String check, String why) {
        return new Finding(Severity.SKIPPED, check, why, null, null);
    }
}
