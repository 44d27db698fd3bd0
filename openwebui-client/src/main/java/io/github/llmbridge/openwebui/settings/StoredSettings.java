package io.github.llmbridge.openwebui.settings;

import io.github.llmbridge.openwebui.Dialect;
import java.util.LinkedHashMap;
import java.util.Map;
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
        Map<String, Object> copy = new LinkedHashMap<>();
        if (ui instanceof Map<?, ?> map) {
            map.forEach((name, value) -> copy.put(String.valueOf(name), value));
        }
        return new StoredSettings(copy);
    }

    DirectConnections directConnections() {
        return DirectConnectionsCodec.decode(ui.get(DIRECT_CONNECTIONS));
    }

    /** Whether the connections are stored exactly so. */
    boolean holds(DirectConnections wanted) {
        return DirectConnectionsCodec.encode(wanted).equals(ui.get(DIRECT_CONNECTIONS));
    }

    /** Whether everything beside the connections is as in {@code other}. */
    boolean agreesBesideConnectionsWith(StoredSettings other) {
        return rest().equals(other.rest());
    }

    /** The body of a write of the connections, which leaves the rest as it is in this version of the server. */
    Map<String, Object> write(DirectConnections wanted, Dialect dialect) {
        Map<String, Object> changed = dialect.patchesSettings() ? new LinkedHashMap<>() : new LinkedHashMap<>(ui);
        changed.put(DIRECT_CONNECTIONS, DirectConnectionsCodec.encode(wanted));
        return Map.of(UI, changed);
    }

    private Map<String, Object> rest() {
        Map<String, Object> rest = new LinkedHashMap<>(ui);
        rest.remove(DIRECT_CONNECTIONS);
        return rest;
    }
}
