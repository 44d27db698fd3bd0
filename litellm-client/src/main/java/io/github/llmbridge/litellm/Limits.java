package io.github.llmbridge.litellm;

import io.github.llmbridge.http.Patch;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.http.TextRules;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Checks of request fields before the wire. LiteLLM 1.77.3 stores negative budgets, and 1.106.0 answers 400. */
public final class Limits {
    private static final int SHORTEST_KEY = 16;

    private Limits() {}

    /** An amount in USD must be a finite number, not negative. */
    public static void requireAmount(String field, @Nullable Double amount) {
        if (amount != null && (!Double.isFinite(amount) || amount < 0)) {
            throw new IllegalArgumentException(field + " must be a finite amount in USD of at least 0, not " + amount);
        }
    }

    /** As {@link #requireAmount(String, Double)}, for a field of an update. */
    public static void requireAmount(String field, @Nullable Patch<Double> amount) {
        requireAmount(field, amount == null ? null : amount.value());
    }

    /** Access groups add models to those that are named. Beside every model they would limit nothing, without a word. */
    public static void requireGroupsBesideNames(@Nullable Models models, @Nullable List<String> accessGroupIds) {
        if (models != null && models.isAll() && accessGroupIds != null && !accessGroupIds.isEmpty()) {
            throw new IllegalArgumentException(
                    "accessGroupIds must not be given with Models.all(), which opens every model;"
                            + " to open the groups' models only, say Models.none()");
        }
    }

    /** A count must not be negative. */
    public static void requireCount(String field, @Nullable Long count) {
        if (count != null && count < 0) {
            throw new IllegalArgumentException(field + " must be at least 0, not " + count);
        }
    }

    /** As {@link #requireCount(String, Long)}, for a field of an update. */
    public static void requireCount(String field, @Nullable Patch<Long> count) {
        requireCount(field, count == null ? null : count.value());
    }

    /** A length of time or a size must be a finite number above 0. */
    public static void requirePositive(String field, @Nullable Double number) {
        if (number != null && (!Double.isFinite(number) || number <= 0)) {
            throw new IllegalArgumentException(field + " must be a finite number above 0, not " + number);
        }
    }

    /** As {@link #requireCount(String, Long)}. */
    public static void requireCount(String field, @Nullable Integer count) {
        requireCount(field, count == null ? null : Long.valueOf(count));
    }

    /** Counts by model or by another name must not be negative. */
    public static void requireCounts(String field, @Nullable Map<String, Long> counts) {
        if (counts != null) {
            counts.forEach((name, count) -> requireCount(field + "." + name, count));
        }
    }

    /** The value that an update sends, if any. */
    public static <T> @Nullable T valueOf(@Nullable Patch<T> patch) {
        return patch == null ? null : patch.value();
    }

    /**
     * An id, alias or name must not be blank, nor hold what the server cannot keep: the null character and halves of pairs end
     * in HTTP 500, and behind U+0085, U+2028 and U+2029 both lines put blanks of their own.
     */
    public static void requireText(String field, @Nullable String text) {
        if (text != null) {
            TextRules.requireStorable(field, text);
        }
    }

    /** Each of them must be there, and must be a text that the server can keep; a copy of the list. */
    public static List<String> requireTexts(String field, List<String> texts) {
        texts.forEach(text -> TextRules.requireStorable(field, text));
        return List.copyOf(texts);
    }

    /** Texts in free fields, names and what is within included, must be such that the server can keep them. */
    public static void requireFields(String field, @Nullable Map<String, Object> fields) {
        if (fields != null) {
            fields.forEach((name, value) -> requireField(field, name, value));
        }
    }

    private static void requireField(String field, @Nullable Object name, @Nullable Object value) {
        if (name instanceof String text) {
            TextRules.requireKept(field, text);
        }
        if (value instanceof String text) {
            TextRules.requireKept(field + "." + name, text);
        } else if (value instanceof Map<?, ?> map) {
            map.forEach((key, inner) -> requireField(field, key, inner));
        } else if (value instanceof Collection<?> values) {
            values.forEach(inner -> requireField(field, name, inner));
        }
    }

    /** A list of ids must name one at least, and none may be blank; a copy of it. */
    public static List<String> requireIds(String field, List<String> ids) {
        if (ids.isEmpty()) {
            throw new IllegalArgumentException(field + " must not be empty");
        }
        return requireTexts(field, ids);
    }

    /** Beside the id of a shared budget no limit may be set: the server drops the id, or changes the budget for all. */
    public static void requireSharedBudgetAlone(@Nullable String budgetId, boolean limitsGiven) {
        if (budgetId != null && limitsGiven) {
            throw new IllegalArgumentException(
                    "budgetId names a budget to share, so no limit of a budget may be set beside it");
        }
    }

    /** There must be one, and no more than the server takes in one call. */
    public static void requireSize(String field, Collection<?> rows, int most) {
        if (rows.isEmpty() || rows.size() > most) {
            throw new IllegalArgumentException(field + " must hold 1 to " + most + " rows, not " + rows.size());
        }
    }

    /** A page's number and size must be in the server's range. */
    public static void requirePage(String field, @Nullable Integer value, int largest) {
        if (value != null && (value < 1 || value > largest)) {
            throw new IllegalArgumentException(field + " must be between 1 and " + largest + ", not " + value);
        }
    }

    /** A key must begin with {@code sk-} and have 16 characters (1.106.0 answers 400, 1.77.3 takes shorter ones). */
    public static void requireKey(String field, @Nullable Secret key) {
        if (key != null && (!key.reveal().startsWith("sk-") || key.reveal().length() < SHORTEST_KEY)) {
            throw new IllegalArgumentException(
                    field + " must begin with sk- and have at least " + SHORTEST_KEY + " characters");
        }
    }
}
