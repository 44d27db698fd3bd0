package io.github.llmbridge.cli.output;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Values as people read them: amounts with a point, times in UTC, words instead of names in capitals. */
public final class Values {
    private static final String NOTHING = "-";

    private Values() {}

    /** The value in words. */
    public static String text(@Nullable Object value) {
        if (value == null) {
            return NOTHING;
        }
        if (value instanceof Instant time) {
            return time.truncatedTo(ChronoUnit.SECONDS).toString();
        }
        if (value instanceof Double number) {
            return number(number);
        }
        if (value instanceof Enum<?> name) {
            return words(name);
        }
        if (value instanceof Boolean yes) {
            return yes ? "yes" : "no";
        }
        if (value instanceof Collection<?> many) {
            return many.isEmpty() ? NOTHING : many.stream().map(Values::text).collect(Collectors.joining(", "));
        }
        String text = DisplayText.harmless(String.valueOf(value));
        return text.isEmpty() ? NOTHING : text;
    }

    /** {@code AWAITING_USER_TOKEN} as {@code awaiting user token}. */
    public static String words(Enum<?> name) {
        return name.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** An amount of USD; below one dollar fractions of a cent are shown. */
    public static String usd(@Nullable Double amount) {
        if (amount == null) {
            return NOTHING;
        }
        int digits = Math.abs(amount) < 1 ? 4 : 2;
        BigDecimal exact = BigDecimal.valueOf(amount)
                .setScale(digits, RoundingMode.HALF_UP)
                .stripTrailingZeros();
        return "$" + (exact.scale() < 2 ? exact.setScale(2, RoundingMode.UNNECESSARY) : exact).toPlainString();
    }

    /** A part of 1 as a percentage. */
    public static String percent(double part) {
        return Math.round(part * 100) + " %";
    }

    /** How long until a time, in the largest unit that says enough. */
    public static String until(Instant now, Instant time) {
        Duration left = Duration.between(now, time);
        if (left.isNegative()) {
            return "ended";
        }
        return left.toDays() > 0
                ? "in " + left.toDays() + " d"
                : left.toHours() > 0 ? "in " + left.toHours() + " h" : "in " + left.toMinutes() + " min";
    }

    private static String number(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }
}
