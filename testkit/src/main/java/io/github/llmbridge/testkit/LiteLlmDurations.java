package io.github.llmbridge.testkit;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code 30d} and its kin: from now on exactly, or up to the next calendar boundary, by LiteLLM's own rules. In UTC. */
final class LiteLlmDurations {
    private static final Pattern EXACT = Pattern.compile("(\\d+)(mo|[smhdw]?)");
    private static final Pattern SNAPPED = Pattern.compile("(\\d+)([a-z]+)");
    private static final Map<String, String> WORDS =
            Map.of("hourly", "1h", "daily", "24h", "weekly", "7d", "monthly", "30d");

    private final LiteLlmLine line;

    LiteLlmDurations(LiteLlmLine line) {
        this.line = line;
    }

    /** Null when it is fine, else the server's complaint. */
    @Nullable String complaint(String duration) {
        Matcher found = EXACT.matcher(normal(duration));
        if (!found.lookingAt()) {
            return "Invalid duration format";
        }
        return found.group(2).isEmpty() ? "Unsupported duration unit, passed duration: " + duration : null;
    }

    /** The text is matched as a prefix: {@code 30days} is {@code 30d}. */
    Instant after(Instant now, String duration) {
        Matcher found = EXACT.matcher(normal(duration));
        if (!found.lookingAt()) {
            throw new IllegalArgumentException(duration);
        }
        long value = Long.parseLong(found.group(1));
        return switch (found.group(2)) {
            case "s" -> now.plusSeconds(value);
            case "m" -> now.plus(Duration.ofMinutes(value));
            case "h" -> now.plus(Duration.ofHours(value));
            case "d" -> now.plus(Duration.ofDays(value));
            case "w" -> now.plus(Duration.ofDays(7 * value));
            default -> utc(now).plusMonths(value).toInstant(ZoneOffset.UTC);
        };
    }

    /** The next boundary; what cannot be read means the next midnight. */
    Instant boundary(Instant now, String duration) {
        LocalDateTime time = utc(now);
        LocalDateTime midnight = time.truncatedTo(ChronoUnit.DAYS);
        Matcher found = SNAPPED.matcher(normal(duration));
        if (!found.lookingAt()) {
            return midnight.plusDays(1).toInstant(ZoneOffset.UTC);
        }
        int value = Integer.parseInt(found.group(1));
        String unit = found.group(2);
        boolean known = unit.matches("[smhd]|mo") || (line.isCurrent() && unit.equals("w"));
        if (known && value == 0) {
            return now;
        }
        LocalDateTime next = switch (unit) {
            case "s" -> nextMultiple(time, ChronoUnit.SECONDS, time.getSecond(), value);
            case "m" -> nextMultiple(time, ChronoUnit.MINUTES, time.getMinute(), value);
            case "h" -> nextMultiple(time, ChronoUnit.HOURS, time.getHour(), value);
            case "d" -> nextDay(midnight, value);
            case "w" -> known ? nextDay(midnight, 7 * value) : midnight.plusDays(1);
            case "mo" -> firstOfNextMonth(midnight);
            default -> midnight.plusDays(1);
        };
        return next.toInstant(ZoneOffset.UTC);
    }

    /** Counted inside the next larger unit, so 25h from 07:15 is 01:00 of the next day, never further. */
    private static LocalDateTime nextMultiple(LocalDateTime time, ChronoUnit unit, int part, int value) {
        int target = part + value - part % value;
        LocalDateTime next = time.truncatedTo(unit).plus(target - part, unit);
        LocalDateTime tomorrow = time.truncatedTo(ChronoUnit.DAYS).plusDays(1);
        return next.isBefore(tomorrow) ? next : tomorrow.with(next.toLocalTime());
    }

    private static LocalDateTime nextDay(LocalDateTime midnight, int days) {
        return switch (days) {
            case 7 -> midnight.with(TemporalAdjusters.next(DayOfWeek.MONDAY));
            case 30 -> firstOfNextMonth(midnight);
            default -> midnight.plusDays(days);
        };
    }

    private static LocalDateTime firstOfNextMonth(LocalDateTime midnight) {
        return midnight.with(TemporalAdjusters.firstDayOfNextMonth());
    }

    private static LocalDateTime utc(Instant time) {
        return LocalDateTime.ofInstant(time, ZoneOffset.UTC);
    }

    private String normal(String duration) {
        return line.isCurrent() ? WORDS.getOrDefault(duration.strip().toLowerCase(Locale.ROOT), duration) : duration;
    }
}
