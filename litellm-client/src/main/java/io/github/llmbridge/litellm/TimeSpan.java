package io.github.llmbridge.litellm;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** LiteLLM's {@code 30d} notation, in the part that both version lines read alike. */
final class TimeSpan {
    private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,8})([smhd])");

    private TimeSpan() {}

    static Duration parse(String field, String text, String alsoAllowed) {
        Matcher match = FORM.matcher(text);
        if (!match.matches()) {
            throw new IllegalArgumentException(
                    field + " '" + text + "' is not allowed: write a whole number with s, m, h or d" + alsoAllowed
                            + ", such as 30d; LiteLLM rounds or misreads other forms");
        }
        long amount = Long.parseLong(match.group(1));
        return switch (match.group(2)) {
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            default -> Duration.ofDays(amount);
        };
    }
}
