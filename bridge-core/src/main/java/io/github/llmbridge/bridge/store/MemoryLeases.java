package io.github.llmbridge.bridge.store;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The leases of {@link InMemoryStore}; they end with the process. */
final class MemoryLeases implements Leases {
    private final Map<String, Lease> held = new ConcurrentHashMap<>();

    @Override
    public Optional<Lease> acquire(String name) {
        Lease mine = new Held(name);
        return held.putIfAbsent(name, mine) == null ? Optional.of(mine) : Optional.empty();
    }

    private final class Held implements Lease {
        private final String name;

        Held(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public boolean isHeld() {
            return held.get(name) == this;
        }

        @Override
        public void close() {
            held.remove(name, this);
        }
    }
}
