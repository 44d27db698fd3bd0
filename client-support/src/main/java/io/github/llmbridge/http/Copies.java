package io.github.llmbridge.http;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Unmodifiable copies of what records are given; nothing stays nothing. */
public final class Copies {
    private Copies() {}

    /** A copy in the order given. */
    public static <T> @Nullable List<T> list(@Nullable List<T> values) {
        return values == null ? null : List.copyOf(values);
    }

    /** A copy in the order given. */
    public static <V> @Nullable Map<String, V> map(@Nullable Map<String, V> values) {
        return values == null ? null : Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** A copy that may hold secrets and therefore prints the names only. */
    public static @Nullable Map<String, Object> fields(@Nullable Map<String, Object> fields) {
        return fields == null ? null : UnknownFields.copyOf(fields);
    }
}
