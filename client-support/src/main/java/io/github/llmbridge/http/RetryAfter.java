package io.github.llmbridge.http;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** Reads the Retry-After header in both of its forms, seconds and date. */
final class RetryAfter {
    private RetryAfter() {}

    static @Nullable Duration parse(@Nullable String header, Clock clock) {
        if (header == null || header.isBlank()) {
            return null;
        }
        try {
            String value = header.trim();
            Duration wait = Character.isDigit(value.charAt(0))
                    ? Duration.ofMillis(Math.round(Double.parseDouble(value) * 1000))
                    : Duration.between(
                            clock.instant(),
                            Instant.from(ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)));
            return wait.isNegative() ? Duration.ZERO : wait;
        } catch (DateTimeException | NumberFormatException nonsense) {
            return null;
        }
    }
}
