package io.github.llmbridge.http;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Checks of what an application hands in. {@link IllegalArgumentException} names the field. */
public final class Inputs {
    private Inputs() {}

    /** Something that must be set. */
    public static <T> T present(String field, @Nullable T value) {
        if (value == null) {
            throw new IllegalArgumentException(field + " must be set");
        }
        return value;
    }

    /** Names by {@link TextRules#requireLabel}, none of them missing; a copy of the list. */
    public static List<String> labels(String field, @Nullable List<String> names) {
        List<String> given = present(field, names);
        given.forEach(name -> TextRules.requireLabel(field, name));
        return List.copyOf(given);
    }

    /** Values by name, no name and no value missing, those within lists included. */
    public static void requireNoGaps(String field, @Nullable Map<String, ?> values) {
        if (values != null) {
            values.forEach((name, value) -> {
                TextRules.requireStorable(field, name);
                present(field + "." + name, value);
                if (value instanceof Collection<?> inner) {
                    inner.forEach(one -> present(field + "." + name, one));
                }
            });
        }
    }
}
