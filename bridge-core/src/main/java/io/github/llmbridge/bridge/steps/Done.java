package io.github.llmbridge.bridge.steps;

import io.github.llmbridge.bridge.report.Outcome;
import io.github.llmbridge.bridge.report.SettingsWay;
import io.github.llmbridge.bridge.report.StepError;
import org.jspecify.annotations.Nullable;

/** What a step did. */
public record Done(
        Outcome outcome,
        @Nullable String detail,
        @Nullable StepError error,
        @Nullable SettingsWay way) {
    static final Done UNCHANGED = of(Outcome.UNCHANGED);
    static final Done UPDATED = of(Outcome.UPDATED);
    static final Done CREATED = of(Outcome.CREATED);

    static Done of(Outcome outcome) {
        return new Done(outcome, null, null, null);
    }

    static Done of(Outcome outcome, @Nullable String detail) {
        return new Done(outcome, detail, null, null);
    }

    static Done of(Outcome outcome, @Nullable String detail, @Nullable StepError error) {
        return new Done(outcome, detail, error, null);
    }

    /** Nothing was changed. */
    public static Done nothing() {
        return UNCHANGED;
    }

    Done by(SettingsWay taken) {
        return new Done(outcome, detail, error, taken);
    }
}
