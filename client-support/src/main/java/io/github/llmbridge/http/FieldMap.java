package io.github.llmbridge.http;

import java.util.LinkedHashMap;

/** An object of an answer that has no type here: it may hold secrets, so its text shows the names only. */
final class FieldMap<K, V> extends LinkedHashMap<K, V> {
    private static final long serialVersionUID = 1L;

    @Override
    public String toString() {
        return keySet().toString();
    }
}
