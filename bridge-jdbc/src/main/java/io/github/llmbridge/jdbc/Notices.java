package io.github.llmbridge.jdbc;

import io.github.llmbridge.bridge.follow.Change;
import io.github.llmbridge.bridge.follow.Change.Kind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the triggers have notified, each change once.
 *
 * @param hasUnknown whether one of them does not say what changed, as for an id that is too long or a version
 *     that is newer
 */
record Notices(List<Change> changes, boolean hasUnknown) {
    static Notices of(List<String> payloads) {
        Set<Change> changes = new LinkedHashSet<>();
        boolean hasUnknown = false;
        for (String payload : payloads) {
            Optional<Change> change = change(payload);
            change.ifPresent(changes::add);
            hasUnknown |= change.isEmpty();
        }
        return new Notices(new ArrayList<>(changes), hasUnknown);
    }

    boolean isEmpty() {
        return changes.isEmpty() && !hasUnknown;
    }

    /** A kind and an id, with a space between; an id may have spaces of its own. */
    private static Optional<Change> change(String payload) {
        String[] parts = payload.split(" ", 2);
        return Stream.of(Kind.values())
                .filter(kind -> parts.length == 2 && kind.name().equals(parts[0]))
                .map(kind -> new Change(kind, parts[1]))
                .findFirst();
    }
}
