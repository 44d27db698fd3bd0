package io.github.llmbridge.openwebui.settings;

import io.github.llmbridge.http.UnknownFields;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A user's direct connections as one list. The server keeps three structures that line up by index; only
 * {@link DirectConnectionsCodec} knows them. A connection is told by its {@link ConnectionIdentity}, never by its place. A
 * list as the application makes it holds no identity twice; one as a user stored it may.
 *
 * <p>The server stores any JSON. What this SDK has no type for is kept as it is stored, at its place among the others: a key
 * that is blank, no text, or has a line break behind it, a config that is no object, and whole rows whose URL is no text, which
 * are not in {@link #all()}. Immutable.
 */
public final class DirectConnections {
    private final List<StoredRow> rows;
    private final Map<String, Object> otherConfigs;
    private final Map<String, Object> otherFields;
    private final List<ConnectionProblem> problems;

    private DirectConnections(
            Map<String, Object> otherConfigs,
            Map<String, Object> otherFields,
            List<ConnectionProblem> problems,
            List<StoredRow> rows) {
        this.rows = List.copyOf(rows);
        this.otherConfigs = UnknownFields.copyOf(otherConfigs);
        this.otherFields = UnknownFields.copyOf(otherFields);
        this.problems = List.copyOf(problems);
    }

    DirectConnections(
            List<DirectConnection> all,
            Map<String, Object> otherConfigs,
            Map<String, Object> otherFields,
            List<ConnectionProblem> problems) {
        this(
                otherConfigs,
                otherFields,
                problems,
                all.stream().map(StoredRow::of).toList());
    }

    static DirectConnections read(
            List<StoredRow> rows,
            Map<String, Object> otherConfigs,
            Map<String, Object> otherFields,
            List<ConnectionProblem> problems) {
        return new DirectConnections(otherConfigs, otherFields, problems, rows);
    }

    /** No connection. */
    public static DirectConnections none() {
        return new DirectConnections(List.of(), Map.of(), Map.of(), List.of());
    }

    /**
     * These connections in this order.
     *
     * @throws IllegalArgumentException if two have the same identity
     */
    public static DirectConnections of(List<DirectConnection> connections) {
        DirectConnections all = new DirectConnections(connections, Map.of(), Map.of(), List.of());
        all.requireNoNewTwins(none());
        return all;
    }

    /**
     * The connections in an account's settings. Whatever is stored in their place is read; what cannot be is among the
     * problems.
     *
     * @throws MalformedSettingsException if the settings themselves cannot be read
     */
    public static DirectConnections in(@Nullable Map<String, Object> settings) {
        return StoredSettings.of(settings).directConnections();
    }

    /** The connections in their order, which is the order of precedence from the last to the first. */
    public List<DirectConnection> all() {
        return rows.stream()
                .map(StoredRow::connection)
                .filter(Objects::nonNull)
                .<DirectConnection>map(Objects::requireNonNull)
                .toList();
    }

    /** Configs that belong to no connection, such as ones keyed by URL; the page ignores them. */
    public Map<String, Object> otherConfigs() {
        return otherConfigs;
    }

    /** Fields beside the three structures. */
    public Map<String, Object> otherFields() {
        return otherFields;
    }

    /** What was found misaligned or unreadable while reading; see {@link #repaired}. */
    public List<ConnectionProblem> problems() {
        return problems;
    }

    List<StoredRow> rows() {
        return rows;
    }

    /** The first connection that fits. */
    public Optional<DirectConnection> find(Predicate<DirectConnection> fits) {
        return all().stream().filter(fits).findFirst();
    }

    /** The connection with this identity. */
    public Optional<DirectConnection> find(ConnectionIdentity identity) {
        return find(is(identity));
    }

    /** With {@code connection} at the end. */
    public DirectConnections add(DirectConnection connection) {
        List<StoredRow> changed = new ArrayList<>(rows);
        changed.add(StoredRow.of(connection));
        return withRows(changed);
    }

    /** With {@code connection} in the place of the one with the same identity, or at the end if there is none. */
    public DirectConnections put(DirectConnection connection) {
        ConnectionIdentity identity = connection.identity();
        return find(identity).isPresent() ? replace(identity, connection) : add(connection);
    }

    /** With {@code connection} in the place of the one with this identity; the same if there is none. */
    public DirectConnections replace(ConnectionIdentity identity, DirectConnection connection) {
        return update(is(identity), found -> connection);
    }

    /** With the first connection that fits changed, in its place. */
    public DirectConnections update(Predicate<DirectConnection> fits, UnaryOperator<DirectConnection> change) {
        List<StoredRow> changed = new ArrayList<>(rows);
        for (int i = 0; i < changed.size(); i++) {
            DirectConnection found = changed.get(i).connection();
            if (found != null && fits.test(found)) {
                changed.set(i, changed.get(i).with(change.apply(found)));
                break;
            }
        }
        return withRows(changed);
    }

    /** With the connection with this identity switched on or off. */
    public DirectConnections enable(ConnectionIdentity identity, boolean on) {
        return update(is(identity), found -> found.withEnabled(on));
    }

    /** Without the connections that fit. */
    public DirectConnections remove(Predicate<DirectConnection> fits) {
        return withRows(rows.stream()
                .filter(row -> row.connection() == null || !fits.test(row.connection()))
                .toList());
    }

    /** Without the connection with this identity. */
    public DirectConnections remove(ConnectionIdentity identity) {
        return remove(is(identity));
    }

    /**
     * With the connection with this identity at another place; the same if there is none.
     *
     * @param place from 0; beyond the end means the end
     * @throws IllegalArgumentException if the place is negative
     */
    public DirectConnections move(ConnectionIdentity identity, int place) {
        if (place < 0) {
            throw new IllegalArgumentException("place must be at least 0, not " + place);
        }
        Optional<StoredRow> moved = rows.stream()
                .filter(row ->
                        row.connection() != null && row.connection().identity().equals(identity))
                .findFirst();
        if (moved.isEmpty()) {
            return this;
        }
        List<StoredRow> changed = new ArrayList<>(rows);
        changed.remove(moved.get());
        List<StoredRow> others =
                changed.stream().filter(row -> row.connection() != null).toList();
        changed.add(place < others.size() ? changed.indexOf(others.get(place)) : changed.size(), moved.get());
        return withRows(changed);
    }

    /** The pairs of connections in use whose models may come to have the same id: by the same prefix, or by none. */
    public List<PrefixClash> prefixClashes() {
        List<DirectConnection> used =
                all().stream().filter(DirectConnection::enabled).toList();
        List<PrefixClash> clashes = new ArrayList<>();
        for (int i = 0; i < used.size(); i++) {
            for (DirectConnection later : used.subList(i + 1, used.size())) {
                clash(used.get(i), later).ifPresent(clashes::add);
            }
        }
        return clashes;
    }

    /**
     * The same without its problems: what can be kept, aligned. A list with problems is not written unless this is asked
     * for; see {@link ConnectionProblem#loses} for what is then gone.
     */
    public DirectConnections repaired() {
        return new DirectConnections(otherConfigs, otherFields, List.of(), rows);
    }

    /** Refuses a list that would lose or change more than was asked for; both ways into the settings ask before they write. */
    void requireWritable(DirectConnections before) {
        if (!problems.isEmpty()) {
            throw MalformedSettingsException.of(problems);
        }
        requireNoNewTwins(before);
    }

    /** Throws {@link IllegalArgumentException} if this list has an identity twice that {@code before} has not. */
    void requireNoNewTwins(DirectConnections before) {
        Set<ConnectionIdentity> known = before.twins();
        twins().stream().filter(twin -> !known.contains(twin)).findFirst().ifPresent(twin -> {
            throw new IllegalArgumentException("connections: two have the same url"
                    + (twin.owner() == null ? "" : " and are managed by " + twin.owner()));
        });
    }

    private Set<ConnectionIdentity> twins() {
        Set<ConnectionIdentity> seen = new HashSet<>();
        Set<ConnectionIdentity> twins = new HashSet<>();
        all().stream()
                .map(DirectConnection::identity)
                .filter(identity -> !seen.add(identity))
                .forEach(twins::add);
        return twins;
    }

    private static Optional<PrefixClash> clash(DirectConnection first, DirectConnection second) {
        if (!first.prefixId().equals(second.prefixId())) {
            return Optional.empty();
        }
        boolean known = !first.modelIds().isEmpty() && !second.modelIds().isEmpty();
        List<String> both = first.modelIds().stream()
                .filter(second.modelIds()::contains)
                .distinct()
                .toList();
        return known && both.isEmpty()
                ? Optional.empty()
                : Optional.of(new PrefixClash(first.prefixId(), first, second, both));
    }

    private static Predicate<DirectConnection> is(ConnectionIdentity identity) {
        return connection -> connection.identity().equals(identity);
    }

    private DirectConnections withRows(List<StoredRow> changed) {
        DirectConnections next = new DirectConnections(otherConfigs, otherFields, problems, changed);
        next.requireNoNewTwins(this);
        return next;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof DirectConnections connections
                && rows.equals(connections.rows)
                && otherConfigs.equals(connections.otherConfigs)
                && otherFields.equals(connections.otherFields)
                && problems.equals(connections.problems);
    }

    @Override
    public int hashCode() {
        return Objects.hash(rows, otherConfigs, otherFields, problems);
    }

    @Override
    public String toString() {
        return "DirectConnections[" + rows + ", otherConfigs=" + otherConfigs + ", otherFields=" + otherFields
                + ", problems=" + problems + "]";
    }
}
