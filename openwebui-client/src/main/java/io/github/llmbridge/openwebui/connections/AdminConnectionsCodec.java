package io.github.llmbridge.openwebui.connections;

import io.github.llmbridge.http.ErrorDetails;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.http.UnreadableAnswerException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Between one list and what the server keeps: a switch, URLs, keys, and configs by index as text. The server reads a
 * connection without a config by its defaults, or by a config that old versions kept by URL; a write is by index always.
 */
final class AdminConnectionsCodec {
    private static final String SWITCH = "ENABLE_OPENAI_API";
    private static final String URLS = "OPENAI_API_BASE_URLS";
    private static final String KEYS = "OPENAI_API_KEYS";
    private static final String CONFIGS = "OPENAI_API_CONFIGS";

    private AdminConnectionsCodec() {}

    /** Always with the switch: the server takes a missing one for null, which is off. */
    static Map<String, Object> encode(AdminConnections connections) {
        List<String> urls = new ArrayList<>();
        List<String> keys = new ArrayList<>();
        Map<String, Object> configs = new LinkedHashMap<>();
        for (AdminConnection connection : connections.all()) {
            configs.put(Integer.toString(urls.size()), connection.config());
            urls.add(connection.url());
            keys.add(connection.key() == null ? "" : connection.key().reveal());
        }
        Map<String, Object> encoded = new LinkedHashMap<>(connections.additionalProperties());
        encoded.put(SWITCH, connections.enabled());
        encoded.put(URLS, urls);
        encoded.put(KEYS, keys);
        encoded.put(CONFIGS, configs);
        return encoded;
    }

    /** @throws UnreadableAnswerException if something stored has no place in the list and would be lost by a write */
    static AdminConnections decode(Map<String, Object> stored) {
        Map<String, Object> fields = new LinkedHashMap<>(stored);
        boolean enabled = Boolean.TRUE.equals(fields.remove(SWITCH));
        List<?> urls = list(fields, URLS);
        List<?> keys = list(fields, KEYS);
        Map<?, ?> configs = fields.get(CONFIGS) == null ? Map.of() : map(CONFIGS, fields.get(CONFIGS));
        fields.remove(CONFIGS);
        List<AdminConnection> all = new ArrayList<>();
        for (int i = 0; i < urls.size(); i++) {
            String url = text(URLS, i, urls.get(i));
            if (url == null) {
                throw unreadable(URLS + "." + i);
            }
            String key = i < keys.size() ? text(KEYS, i, keys.get(i)) : null;
            all.add(new AdminConnection(url, key(i, key), config(configs, i, url)));
        }
        return new AdminConnections(enabled, all, fields);
    }

    private static @Nullable Secret key(int index, @Nullable String key) {
        if (key == null || key.isBlank()) {
            return null;
        }
        try {
            return Secret.of(key);
        } catch (IllegalArgumentException lineBreak) {
            throw unreadable(KEYS + "." + index);
        }
    }

    private static Map<String, Object> config(Map<?, ?> configs, int index, String url) {
        Object config = configs.get(Integer.toString(index));
        if (config == null) {
            config = configs.get(url);
        }
        Map<String, Object> copy = new LinkedHashMap<>();
        if (config != null) {
            map(CONFIGS + "." + index, config).forEach((name, value) -> copy.put(String.valueOf(name), value));
        }
        return copy;
    }

    private static List<?> list(Map<String, Object> fields, String name) {
        Object value = fields.remove(name);
        if (value == null) {
            return List.of();
        }
        if (value instanceof List<?> list) {
            return list;
        }
        throw unreadable(name);
    }

    private static Map<?, ?> map(String place, Object value) {
        if (value instanceof Map<?, ?> map) {
            return map;
        }
        throw unreadable(place);
    }

    private static @Nullable String text(String name, int index, @Nullable Object value) {
        if (value == null || value instanceof String) {
            return (String) value;
        }
        throw unreadable(name + "." + index);
    }

    private static UnreadableAnswerException unreadable(String place) {
        return new UnreadableAnswerException(
                ErrorDetails.withoutAnswer("connections.list", "'" + place + "' is not of the expected form"));
    }
}
