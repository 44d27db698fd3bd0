package io.github.llmbridge.litellm;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** LiteLLM's {@code 30d} notation, in the part that both version lines read alike. */
final class TimeSpan {
    private static final Pattern FORM = Pattern.compile("([1-9][0-9]*)([smhd])");

    /** Both lines count to the end of the year 9999 and answer 500 or 400 from there on. */
    private static final Duration LONGEST = Duration.ofDays(2_500_000);

    private static final int MOST_DIGITS = 12;

    private TimeSpan() {}

    static Duration parse(String field, String text, String alsoAllowed) {
        Matcher match = FORM.matcher(text);
        if (!match.matches()) {
            throw new IllegalArgumentException(
                    field + " '" + text + "' is not allowed: write a whole number with s, m, h or d" + alsoAllowed
                            + ", such as 30d; LiteLLM rounds or misreads other forms");
        }
        String digits = match.group(1);
        Duration length = digits.length() > MOST_DIGITS ? null : length(Long.parseLong(digits), match.group(2));
        if (length == null || length.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(field + " '" + text
                    + "' is too long: LiteLLM counts to the year 9999, so " + LONGEST.toDays() + "d is the most");
        }
        return length;
    }

    private static Duration length(long amount, String unit) {
        return switch (unit) {
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            default -> Duration.ofDays(amount);
        };
    }
}
