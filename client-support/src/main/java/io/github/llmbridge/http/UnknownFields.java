package io.github.llmbridge.http;

import java.util.AbstractMap;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Fields of an answer that this SDK has no name for, kept so that they survive a round trip. A server may put secrets
 * there, so {@link #toString()} shows the names only. Unmodifiable.
 */
public final class UnknownFields extends AbstractMap<String, Object> {
    private final Map<String, Object> fields;

    private UnknownFields(Map<String, Object> fields) {
        this.fields = fields;
    }

    /** A copy in the order given; no fields if {@code fields} is {@code null}. */
    public static Map<String, Object> copyOf(@Nullable Map<String, Object> fields) {
        if (fields instanceof UnknownFields) {
            return fields;
        }
        return new UnknownFields(fields == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(fields)));
    }

    @Override
    public Set<Entry<String, Object>> entrySet() {
        return fields.entrySet();
    }

    @Override
    public String toString() {
        return fields.keySet().toString();
    }
}
