package io.github.llmbridge.openwebui.settings;

import io.github.llmbridge.openwebui.settings.ConnectionProblem.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Between one list and the three structures that the page reads: URLs, keys, and configs by index as text. The page skips
 * a URL without a config and then gives the ones after it the wrong keys, so a config is written for every index. Reading
 * takes any JSON and keeps each cell as it is; what does not line up, or is no structure, is among the problems.
 */
final class DirectConnectionsCodec {
    static final String URLS = "OPENAI_API_BASE_URLS";
    static final String KEYS = "OPENAI_API_KEYS";
    static final String CONFIGS = "OPENAI_API_CONFIGS";

    private final List<ConnectionProblem> problems = new ArrayList<>();

    private DirectConnectionsCodec() {}

    static Map<String, Object> encode(DirectConnections connections) {
        List<@Nullable Object> urls = new ArrayList<>();
        List<@Nullable Object> keys = new ArrayList<>();
        Map<String, @Nullable Object> configs = new LinkedHashMap<>();
        for (StoredRow row : connections.rows()) {
            configs.put(Integer.toString(urls.size()), row.config());
            urls.add(row.url());
            keys.add(row.key());
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
        List<StoredRow> rows = new ArrayList<>();
        for (String index : urls.indexes()) {
            rows.add(StoredRow.read(urls.take(index), key(keys, index), config(configs, index)));
        }
        leftOver("key", KEYS, keys);
        leftOver("config", CONFIGS, configs.indexesOnly());
        return DirectConnections.read(rows, configs.named(), fields, problems);
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

    private @Nullable Object key(Indexed keys, String index) {
        if (!keys.has(index)) {
            add(Kind.NO_KEY, place(KEYS, index), "is missing, so connection " + index + " has no key");
            return "";
        }
        return keys.take(index);
    }

    private @Nullable Object config(Indexed configs, String index) {
        if (!configs.has(index)) {
            // The page skips it, or fails as a whole; it must not come alive by the repair.
            String what = "is missing, so the page skips connection " + index + "; kept as switched off";
            add(Kind.NO_CONFIG, place(CONFIGS, index), what);
            return Map.of("enable", false);
        }
        return configs.take(index);
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
