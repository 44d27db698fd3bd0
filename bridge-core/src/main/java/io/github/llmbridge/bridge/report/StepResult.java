package io.github.llmbridge.bridge.report;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * What one step did.
 *
 * @param detail more in words, free of secrets
 * @param error why it failed, or why the token of the user did not serve
 * @param way by which way the account's settings were changed; {@code null} for a step that changed none
 */
public record StepResult(
        Step step,
        Outcome outcome,
        @Nullable String detail,
        @Nullable StepError error,
        @Nullable SettingsWay way) implements Serializable {}
