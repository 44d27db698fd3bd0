package io.github.llmbridge.litellm;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Duration;

/**
 * How long a key lives: {@code 90s}, {@code 30m}, {@code 12h}, {@code 30d}, at most {@code 2500000d}. Weeks, months and other forms are refused:
 * LiteLLM 1.77.3 takes them with 200 and lets the key expire at the next midnight. The forms allowed here live as long as they say,
 * since {@link io.github.llmbridge.litellm.keys.Keys#generate} corrects what 1.77.3 rounds to a boundary of the calendar.
 *
 * @param text LiteLLM's notation
 */
public record KeyDuration(@JsonValue String text) {
    /** Checks the notation; {@link IllegalArgumentException} says what is allowed. */
    @JsonCreator
    public KeyDuration {
        TimeSpan.parse("key duration", text, "");
    }

    /** From LiteLLM's notation. */
    public static KeyDuration of(String text) {
        return new KeyDuration(text);
    }

    /** Whole days, or else whole seconds, at least one. */
    public static KeyDuration of(Duration duration) {
        boolean wholeDays = !duration.isZero() && duration.equals(Duration.ofDays(duration.toDays()));
        return new KeyDuration(wholeDays ? duration.toDays() + "d" : duration.toSeconds() + "s");
    }

    /** The length in time. */
    public Duration toDuration() {
        return TimeSpan.parse("key duration", text, "");
    }
}
