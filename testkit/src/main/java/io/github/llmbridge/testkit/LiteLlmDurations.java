package io.github.llmbridge.testkit;

import java.math.BigInteger;
import java.time.DayOfWeek;
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
    private static final Map<String, Long> SECONDS =
            Map.of("s", 1L, "m", 60L, "h", 3_600L, "d", 86_400L, "w", 604_800L);
    private static final BigInteger A_DAY = BigInteger.valueOf(86_400);
    /** Python's dates and lengths of time go no further. */
    private static final int LAST_YEAR = 9999;

    private static final int MOST_DAYS = 999_999_999;

    private final LiteLlmLine line;

    LiteLlmDurations(LiteLlmLine line) {
        this.line = line;
    }

    /** No length of time, or one that leads out of the calendar; the message is the server's. */
    static final class Unusable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unusable(String message) {
            super(message, null, false, false);
        }
    }

    /** Why a key cannot live so long; null when it can. */
    @Nullable String complaint(Instant now, String duration) {
        try {
            after(now, duration);
            return null;
        } catch (Unusable e) {
            return e.getMessage();
        }
    }

    /** Whether a budget can start again and again so: nonsense and nothing cannot. */
    boolean canRepeat(Instant now, String duration) {
        try {
            return !parsed(duration).isNothing() && budgetComplaint(now, duration) == null;
        } catch (Unusable e) {
            return false;
        }
    }

    /** Why a budget cannot start again so; null when it can, which nonsense can. */
    @Nullable String budgetComplaint(Instant now, String duration) {
        try {
            boundary(now, duration);
            return null;
        } catch (Unusable e) {
            return e.getMessage();
        }
    }

    private record Length(BigInteger value, String unit) {
        boolean isNothing() {
            return value.signum() == 0;
        }
    }

    private Length parsed(String duration) {
        Matcher found = EXACT.matcher(normal(duration));
        if (!found.lookingAt()) {
            throw new Unusable("Invalid duration format");
        }
        if (found.group(2).isEmpty()) {
            throw new Unusable("Unsupported duration unit, passed duration: " + duration);
        }
        return new Length(new BigInteger(found.group(1)), found.group(2));
    }

    /** The text is matched as a prefix: {@code 30days} is {@code 30d}. */
    Instant after(Instant now, String duration) {
        Length length = parsed(duration);
        Long seconds = SECONDS.get(length.unit());
        if (seconds == null) {
            return months(utc(now), length.value()).toInstant(ZoneOffset.UTC);
        }
        BigInteger all = length.value().multiply(BigInteger.valueOf(seconds));
        checkDays(all.divide(A_DAY));
        return inCalendar(utc(now).plusSeconds(all.longValueExact())).toInstant(ZoneOffset.UTC);
    }

    /** The oldest line adds months to the number of this one, and from December on always comes to January. */
    private LocalDateTime months(LocalDateTime now, BigInteger value) {
        if (line.does(LiteLlmFact.ADDS_SEVERAL_MONTHS)) {
            BigInteger year = BigInteger.valueOf(now.getYear() * 12L + now.getMonthValue() - 1)
                    .add(value)
                    .divide(BigInteger.valueOf(12));
            if (year.compareTo(BigInteger.valueOf(LAST_YEAR)) > 0) {
                throw new Unusable("year " + year + " is out of range");
            }
            return now.plusMonths(value.longValueExact());
        }
        if (now.getMonthValue() == 12) {
            return now.plusMonths(1);
        }
        if (value.compareTo(BigInteger.valueOf(12 - now.getMonthValue())) > 0) {
            throw new Unusable("month must be in 1..12");
        }
        return now.plusMonths(value.longValueExact());
    }

    private static void checkDays(BigInteger days) {
        if (days.bitLength() > 31) {
            throw new Unusable("Python int too large to convert to C int");
        }
        if (days.compareTo(BigInteger.valueOf(MOST_DAYS)) > 0) {
            throw new Unusable("days=" + days + "; must have magnitude <= " + MOST_DAYS);
        }
    }

    private static LocalDateTime inCalendar(LocalDateTime time) {
        if (time.getYear() > LAST_YEAR) {
            throw new Unusable("date value out of range");
        }
        return time;
    }

    /** The next boundary; what cannot be read means the next midnight. */
    Instant boundary(Instant now, String duration) {
        LocalDateTime time = utc(now);
        LocalDateTime midnight = time.truncatedTo(ChronoUnit.DAYS);
        Matcher found = SNAPPED.matcher(normal(duration));
        if (!found.lookingAt()) {
            return midnight.plusDays(1).toInstant(ZoneOffset.UTC);
        }
        BigInteger value = new BigInteger(found.group(1));
        String unit = found.group(2);
        boolean known = unit.matches("[smhd]") || (line.does(LiteLlmFact.COUNTS_WEEKS) && unit.equals("w"));
        if (known && value.signum() == 0) {
            return now;
        }
        LocalDateTime next = switch (unit) {
            case "s" -> nextMultiple(time, ChronoUnit.SECONDS, time.getSecond(), value);
            case "m" -> nextMultiple(time, ChronoUnit.MINUTES, time.getMinute(), value);
            case "h" -> nextMultiple(time, ChronoUnit.HOURS, time.getHour(), value);
            case "d" -> nextDay(midnight, value);
            case "w" -> known ? nextDay(midnight, value.multiply(BigInteger.valueOf(7))) : midnight.plusDays(1);
            case "mo" -> nextMonth(midnight, value);
            default -> midnight.plusDays(1);
        };
        return next.toInstant(ZoneOffset.UTC);
    }

    /** Counted inside the next larger unit, so 25h from 07:15 is 01:00 of the next day, never further. */
    private static LocalDateTime nextMultiple(LocalDateTime time, ChronoUnit unit, int part, BigInteger value) {
        BigInteger step = value.subtract(BigInteger.valueOf(part).mod(value));
        LocalDateTime from = time.truncatedTo(unit);
        BigInteger secondOfDay = step.multiply(
                        BigInteger.valueOf(unit.getDuration().toSeconds()))
                .add(BigInteger.valueOf(from.toLocalTime().toSecondOfDay()));
        LocalDateTime today = time.truncatedTo(ChronoUnit.DAYS);
        return today.plusDays(secondOfDay.compareTo(A_DAY) < 0 ? 0 : 1)
                .plusSeconds(secondOfDay.mod(A_DAY).longValueExact());
    }

    private static LocalDateTime nextDay(LocalDateTime midnight, BigInteger days) {
        checkDays(days);
        int count = days.intValueExact();
        return switch (count) {
            case 7 -> midnight.with(TemporalAdjusters.next(DayOfWeek.MONDAY));
            case 30 -> midnight.with(TemporalAdjusters.firstDayOfNextMonth());
            default -> inCalendar(midnight.plusDays(count));
        };
    }

    private static LocalDateTime nextMonth(LocalDateTime midnight, BigInteger months) {
        if (!months.equals(BigInteger.ONE)) {
            throw new Unusable("Monthly resets currently only support 1 month intervals");
        }
        return midnight.with(TemporalAdjusters.firstDayOfNextMonth());
    }

    private static LocalDateTime utc(Instant time) {
        return LocalDateTime.ofInstant(time, ZoneOffset.UTC);
    }

    private String normal(String duration) {
        return line.does(LiteLlmFact.KNOWS_WORDS_FOR_PERIODS)
                ? WORDS.getOrDefault(duration.strip().toLowerCase(Locale.ROOT), duration)
                : duration;
    }
}
