package io.github.llmbridge.litellm;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * After which time spend starts again from 0: {@code 1h}, {@code 1d}, {@code 7d}, {@code 30d}, {@code 1mo}. LiteLLM resets
 * on UTC boundaries: {@code 30d} and {@code 1mo} on the 1st of the month, {@code 7d} on Monday, {@code 1d} at midnight,
 * {@code 1h} on the hour.
 *
 * @param text LiteLLM's notation
 */
public record BudgetDuration(@JsonValue String text) {
    private static final String MONTH = "1mo";

    /** Checks the notation; {@link IllegalArgumentException} says what is allowed. */
    @JsonCreator
    public BudgetDuration {
        if (!text.equals(MONTH)) {
            TimeSpan.parse("budget duration", text, ", or 1mo");
        }
    }

    /** From LiteLLM's notation. */
    public static BudgetDuration of(String text) {
        return new BudgetDuration(text);
    }
}
