package io.github.llmbridge.cli.command;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times as people type them. */
final class Moments {
    private static final Pattern SPAN = Pattern.compile("(\\d{1,4})([hd])");
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    private Moments() {}

    /**
     * A time, the beginning of a day in UTC, or so many hours or days ago.
     *
     * @throws IllegalArgumentException naming the option, if it is none of them
     */
    static Instant past(String option, String text, Instant now) {
        Matcher span = SPAN.matcher(text);
        if (span.matches()) {
            long count = Long.parseLong(span.group(1));
            return now.minus(span.group(2).equals("h") ? Duration.ofHours(count) : Duration.ofDays(count));
        }
        try {
            return DAY.matcher(text).matches()
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    option + " must be a time such as 2027-01-31T12:00:00Z, a day such as 2027-01-31, or a span such as"
                            + " 12h or 7d, and is '" + text + "'",
                    e);
        }
    }
}
