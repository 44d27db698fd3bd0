package io.github.llmbridge.openwebui.settings;

import io.github.llmbridge.http.UnknownFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A user's direct connections as one list. The server keeps three structures that line up by index; only
 * {@link DirectConnectionsCodec} knows them. Immutable.
 *
 * @param all the connections in their order
 * @param otherConfigs configs that belong to no connection, such as ones keyed by URL; the page ignores them
 * @param otherFields fields beside the three structures
 * @param problems what was found misaligned while reading, in words; a write repairs it
 */
public record DirectConnections(
        List<DirectConnection> all,
        Map<String, Object> otherConfigs,
        Map<String, Object> otherFields,
        List<String> problems) {
    public DirectConnections {
        all = List.copyOf(all);
        otherConfigs = UnknownFields.copyOf(otherConfigs);
        otherFields = UnknownFields.copyOf(otherFields);
        problems = List.copyOf(problems);
    }

    /** No connection. */
    public static DirectConnections none() {
        return new DirectConnections(List.of(), Map.of(), Map.of(), List.of());
    }

    /**
     * The connections in an account's settings.
     *
     * @throws MalformedSettingsException if they cannot be read
     */
    public static DirectConnections in(@Nullable Map<String, Object> settings) {
        return StoredSettings.of(settings).directConnections();
    }

    /** The first connection that fits. */
    public Optional<DirectConnection> find(Predicate<DirectConnection> fits) {
        return all.stream().filter(fits).findFirst();
    }

    /** With {@code connection} at the end. */
    public DirectConnections add(DirectConnection connection) {
        List<DirectConnection> changed = new ArrayList<>(all);
        changed.add(connection);
        return withAll(changed);
    }

    /** With the first connection that fits changed, in its place. */
    public DirectConnections update(Predicate<DirectConnection> fits, UnaryOperator<DirectConnection> change) {
        List<DirectConnection> changed = new ArrayList<>(all);
        for (int i = 0; i < changed.size(); i++) {
            if (fits.test(changed.get(i))) {
                changed.set(i, change.apply(changed.get(i)));
                break;
            }
        }
        return withAll(changed);
    }

    /** Without the connections that fit. */
    public DirectConnections remove(Predicate<DirectConnection> fits) {
        return withAll(all.stream().filter(fits.negate()).toList());
    }

    private DirectConnections withAll(List<DirectConnection> changed) {
        return new DirectConnections(changed, otherConfigs, otherFields, problems);
    }
}
