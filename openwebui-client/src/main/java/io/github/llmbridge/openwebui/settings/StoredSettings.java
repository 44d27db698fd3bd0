package io.github.llmbridge.openwebui.settings;

import io.github.llmbridge.openwebui.Dialect;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What an account has stored, seen as its {@code ui} and the direct connections in it. */
final class StoredSettings {
    private static final String UI = "ui";
    private static final String DIRECT_CONNECTIONS = "directConnections";

    private final Map<String, Object> ui;

    private StoredSettings(Map<String, Object> ui) {
        this.ui = ui;
    }

    static StoredSettings of(@Nullable Map<String, Object> settings) {
        Object ui = settings == null ? null : settings.get(UI);
        if (ui != null && !(ui instanceof Map)) {
            throw new MalformedSettingsException("ui is not an object");
        }
        return new StoredSettings(ui instanceof Map<?, ?> map ? copy(map) : new LinkedHashMap<>());
    }

    /** What an account has stored, of which only the connections are known. */
    static StoredSettings ofConnections(@Nullable Object directConnections) {
        Map<String, Object> ui = new LinkedHashMap<>();
        if (directConnections != null) {
            ui.put(DIRECT_CONNECTIONS, directConnections);
        }
        return new StoredSettings(ui);
    }

    static Map<String, Object> copy(Map<?, ?> map) {
        Map<String, Object> copy = new LinkedHashMap<>();
        map.forEach((name, value) -> copy.put(String.valueOf(name), value));
        return copy;
    }

    DirectConnections directConnections() {
        return DirectConnectionsCodec.decode(ui.get(DIRECT_CONNECTIONS));
    }

    /** Whether the connections are stored exactly so. */
    boolean holds(DirectConnections wanted) {
        return JsonValues.same(DirectConnectionsCodec.encode(wanted), ui.get(DIRECT_CONNECTIONS));
    }

    /** Whether the change from {@code before} to {@code wanted} is stored, also if somebody else changed more since then. */
    boolean holdsChange(DirectConnections before, DirectConnections wanted) {
        if (holds(wanted)) {
            return true;
        }
        List<DirectConnection> added = without(wanted.all(), before.all());
        List<DirectConnection> removed = without(before.all(), wanted.all());
        List<DirectConnection> stored = directConnections().all();
        return !(added.isEmpty() && removed.isEmpty())
                && without(added, stored).isEmpty()
                && without(removed, stored).size() == removed.size();
    }

    /** Whether what an edit changed is stored. */
    boolean confirms(SettingsEdit edit) {
        return edit.before().equals(edit.after()) || holdsChange(edit.before(), edit.after());
    }

    /** The body of a write of the connections, which leaves the rest as it is in this version of the server. */
    Map<String, Object> write(DirectConnections wanted, Dialect dialect) {
        Map<String, Object> changed = dialect.patchesSettings() ? new LinkedHashMap<>() : new LinkedHashMap<>(ui);
        changed.put(DIRECT_CONNECTIONS, DirectConnectionsCodec.encode(wanted));
        return Map.of(UI, changed);
    }

    private static List<DirectConnection> without(List<DirectConnection> all, List<DirectConnection> others) {
        return all.stream()
                .filter(connection -> others.stream().noneMatch(other -> same(connection, other)))
                .toList();
    }

    private static boolean same(DirectConnection first, DirectConnection second) {
        return first.url().equals(second.url())
                && Objects.equals(first.key(), second.key())
                && JsonValues.same(first.config(), second.config());
    }
}
