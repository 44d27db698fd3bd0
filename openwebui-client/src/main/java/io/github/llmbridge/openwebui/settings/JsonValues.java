package io.github.llmbridge.openwebui.settings;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Compares values as JSON does. A number has no type there: what an application wrote as a long or a double comes back as
 * an int or a decimal.
 */
final class JsonValues {
    private JsonValues() {}

    static boolean same(@Nullable Object first, @Nullable Object second) {
        if (first instanceof Map<?, ?> one && second instanceof Map<?, ?> other) {
            return one.keySet().equals(other.keySet())
                    && one.keySet().stream().allMatch(name -> same(one.get(name), other.get(name)));
        }
        if (first instanceof List<?> one && second instanceof List<?> other) {
            return one.size() == other.size() && sameItems(one, other);
        }
        if (first instanceof Number one && second instanceof Number other) {
            return new BigDecimal(one.toString()).compareTo(new BigDecimal(other.toString())) == 0;
        }
        return Objects.equals(first, second);
    }

    private static boolean sameItems(List<?> first, List<?> second) {
        for (int i = 0; i < first.size(); i++) {
            if (!same(first.get(i), second.get(i))) {
                return false;
            }
        }
        return true;
    }
}
