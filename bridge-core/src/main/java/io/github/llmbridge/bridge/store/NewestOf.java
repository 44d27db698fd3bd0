package io.github.llmbridge.bridge.store;

import java.util.LinkedHashMap;
import java.util.Map;

/** A map that forgets what was put first once it is full. Not thread safe. */
final class NewestOf<K, V> extends LinkedHashMap<K, V> {
    private static final long serialVersionUID = 1L;

    private final int most;

    NewestOf(int most) {
        this.most = most;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > most;
    }
}
