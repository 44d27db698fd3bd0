package io.github.llmbridge.openwebui.connections;

import io.github.llmbridge.http.UnknownFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * The administrator's connections as one list. The server keeps three structures that line up by index; only {@link
 * AdminConnectionsCodec} knows them. Immutable.
 *
 * @param enabled whether the server uses any of them
 * @param all the connections in their order
 * @param additionalProperties fields beside the switch and the three structures
 */
public record AdminConnections(boolean enabled, List<AdminConnection> all, Map<String, Object> additionalProperties) {
    public AdminConnections {
        all = List.copyOf(all);
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }

    /** The same, with all connections switched on or off. */
    public AdminConnections withEnabled(boolean on) {
        return new AdminConnections(on, all, additionalProperties);
    }

    /** The first connection that fits. */
    public Optional<AdminConnection> find(Predicate<AdminConnection> fits) {
        return all.stream().filter(fits).findFirst();
    }

    /** With {@code connection} at the end. */
    public AdminConnections add(AdminConnection connection) {
        List<AdminConnection> changed = new ArrayList<>(all);
        changed.add(connection);
        return withAll(changed);
    }

    /** With {@code connection} in the place of the first one that leads to its URL, or at the end if there is none. */
    public AdminConnections put(AdminConnection connection) {
        Predicate<AdminConnection> same = other -> other.hasUrl(connection.url());
        return find(same).isPresent() ? update(same, other -> connection) : add(connection);
    }

    /** With the first connection that fits changed, in its place. */
    public AdminConnections update(Predicate<AdminConnection> fits, UnaryOperator<AdminConnection> change) {
        List<AdminConnection> changed = new ArrayList<>(all);
        for (int i = 0; i < changed.size(); i++) {
            if (fits.test(changed.get(i))) {
                changed.set(i, change.apply(changed.get(i)));
                break;
            }
        }
        return withAll(changed);
    }

    /** Without the connections that fit. */
    public AdminConnections remove(Predicate<AdminConnection> fits) {
        return withAll(all.stream().filter(fits.negate()).toList());
    }

    private AdminConnections withAll(List<AdminConnection> changed) {
        return new AdminConnections(enabled, changed, additionalProperties);
    }
}
