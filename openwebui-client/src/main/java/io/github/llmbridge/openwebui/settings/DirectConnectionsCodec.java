package io.github.llmbridge.openwebui.settings;

import io.github.llmbridge.http.Secret;
import io.github.llmbridge.openwebui.settings.ConnectionProblem.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Between one list and the three structures that the page reads: URLs, keys, and configs by index as text. The page skips
 * a URL without a config and then gives the ones after it the wrong keys, so a config is written for every index. Reading
 * takes any JSON: what it cannot keep is among the problems.
 */
final class DirectConnectionsCodec {
    static final String URLS = "OPENAI_API_BASE_URLS";
    static final String KEYS = "OPENAI_API_KEYS";
    static final String CONFIGS = "OPENAI_API_CONFIGS";

    private static final String NO_TEXT = "is not text";

    private final List<ConnectionProblem> problems = new ArrayList<>();

    private DirectConnectionsCodec() {}

    static Map<String, Object> encode(DirectConnections connections) {
        List<Object> urls = new ArrayList<>();
        List<Object> keys = new ArrayList<>();
        Map<String, Object> configs = new LinkedHashMap<>();
        for (DirectConnection connection : connections.all()) {
            configs.put(Integer.toString(urls.size()), connection.config());
            urls.add(connection.url());
            keys.add(connection.key() == null ? "" : connection.key().reveal());
        }
        configs.putAll(connections.otherConfigs());
        Map<String, Object> encoded = new LinkedHashMap<>(connections.otherFields());
        encoded.put(URLS, urls);
        encoded.put(KEYS, keys);
        encoded.put(CONFIGS, configs);
        return encoded;
    }

    static DirectConnections decode(@Nullable Object stored) {
        return new DirectConnectionsCodec().read(stored);
    }

    private DirectConnections read(@Nullable Object stored) {
        if (stored == null) {
            return DirectConnections.none();
        }
        if (!(stored instanceof Map<?, ?> map)) {
            unreadable("directConnections", "is not an object");
            return new DirectConnections(List.of(), Map.of(), Map.of(), problems);
        }
        Map<String, Object> fields = StoredSettings.copy(map);
        Object storedUrls = fields.remove(URLS);
        Object storedKeys = fields.remove(KEYS);
        Object storedConfigs = fields.remove(CONFIGS);
        if (storedUrls == null && storedKeys == null && storedConfigs == null) {
            // The page takes an object without any of the three for no connections.
            return new DirectConnections(List.of(), Map.of(), fields, problems);
        }
        Indexed urls = structure(URLS, storedUrls, true);
        Indexed keys = structure(KEYS, storedKeys, true);
        Indexed configs = structure(CONFIGS, storedConfigs, false);
        List<DirectConnection> all = new ArrayList<>();
        for (String index : urls.indexes()) {
            Object url = urls.take(index);
            Secret key = key(keys, index);
            Map<String, Object> config = config(configs, index);
            if (url instanceof String text) {
                all.add(new DirectConnection(text, key, config));
            } else {
                unreadable(place(URLS, index), NO_TEXT + ", so its key and config are dropped with it");
            }
        }
        leftOver("key", KEYS, keys);
        leftOver("config", CONFIGS, configs.indexesOnly());
        return new DirectConnections(all, configs.named(), fields, problems);
    }

    private Indexed structure(String name, @Nullable Object stored, boolean isList) {
        if (stored == null) {
            add(Kind.MISSING, name, "is missing");
        } else if (stored instanceof Map && isList) {
            add(Kind.NOT_A_LIST, name, "is an object instead of a list");
        } else if (!(stored instanceof Map || stored instanceof List)) {
            unreadable(name, isList ? "is not a list" : "is not an object");
        }
        return Indexed.of(stored);
    }

    private @Nullable Secret key(Indexed keys, String index) {
        Object key = keys.take(index);
        String place = place(KEYS, index);
        if (key == null) {
            add(Kind.NO_KEY, place, "is missing, so connection " + index + " has no key");
            return null;
        }
        if (!(key instanceof String text)) {
            unreadable(place, NO_TEXT);
            return null;
        }
        if (text.isEmpty()) {
            return null;
        }
        try {
            return Secret.of(text);
        } catch (IllegalArgumentException noHeaderTakesIt) {
            unreadable(place, "is blank or holds a line break");
            return null;
        }
    }

    private Map<String, Object> config(Indexed configs, String index) {
        String place = place(CONFIGS, index);
        if (!configs.has(index)) {
            // The page skips it, or fails as a whole; it must not come alive by the repair.
            add(Kind.NO_CONFIG, place, "is missing, so the page skips connection " + index + "; kept as switched off");
            return Map.of("enable", false);
        }
        Object config = configs.take(index);
        if (config instanceof Map<?, ?> map) {
            return StoredSettings.copy(map);
        }
        // The page takes null, and anything else that has no fields, for a config without any.
        if (config != null) {
            unreadable(place, "is not an object");
        }
        return Map.of();
    }

    private void leftOver(String what, String name, Indexed left) {
        for (String index : left.indexes()) {
            Object value = left.take(index);
            if (value != null && !"".equals(value)) {
                add(Kind.LEFT_OVER, place(name, index), "is a " + what + " that belongs to no URL");
            }
        }
    }

    private void unreadable(String place, String what) {
        add(Kind.UNREADABLE, place, what);
    }

    private void add(Kind kind, String place, String what) {
        problems.add(ConnectionProblem.of(kind, place, what));
    }

    private static String place(String name, String index) {
        return name + "[" + index + "]";
    }
}
