package io.github.llmbridge.openwebui.settings;

import io.github.llmbridge.http.Secret;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Between one list and the three structures that the page reads: URLs, keys, and configs by index as text. The page skips
 * a URL without a config and then gives the ones after it the wrong keys, so a config is written for every index.
 */
final class DirectConnectionsCodec {
    private static final String URLS = "OPENAI_API_BASE_URLS";
    private static final String KEYS = "OPENAI_API_KEYS";
    private static final String CONFIGS = "OPENAI_API_CONFIGS";

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

    /** @throws MalformedSettingsException if something stored has no place in the list and would be lost */
    static DirectConnections decode(@Nullable Object stored) {
        if (stored == null) {
            return DirectConnections.none();
        }
        Map<String, Object> fields = new LinkedHashMap<>(asMap("directConnections", stored));
        if (fields.get(URLS) == null && fields.get(KEYS) == null && fields.get(CONFIGS) == null) {
            // The page takes an object without any of the three for no connections.
            fields.keySet().removeAll(List.of(URLS, KEYS, CONFIGS));
            return new DirectConnections(List.of(), Map.of(), fields, List.of());
        }
        List<String> problems = new ArrayList<>();
        List<?> urls = takeList(fields, URLS, problems);
        List<?> keys = takeList(fields, KEYS, problems);
        Map<String, Object> configs = takeConfigs(fields, problems);
        List<DirectConnection> all = new ArrayList<>();
        for (int i = 0; i < urls.size(); i++) {
            if (!(urls.get(i) instanceof String url)) {
                throw new MalformedSettingsException(URLS + "[" + i + "] is not text");
            }
            all.add(new DirectConnection(url, key(keys, i, problems), config(configs, i, problems)));
        }
        if (keys.size() > urls.size()) {
            problems.add((keys.size() - urls.size()) + " keys belong to no URL and are lost by a write");
        }
        configs.keySet().removeIf(name -> isStrayIndex(name, problems));
        return new DirectConnections(all, configs, fields, problems);
    }

    private static @Nullable Secret key(List<?> keys, int index, List<String> problems) {
        Object key = index < keys.size() ? keys.get(index) : null;
        if (key != null && !(key instanceof String)) {
            throw new MalformedSettingsException(KEYS + "[" + index + "] is not text");
        }
        if (key == null) {
            problems.add("connection " + index + " has no key");
        }
        return key == null || key.toString().isBlank() ? null : Secret.of(key.toString());
    }

    private static Map<String, Object> config(Map<String, Object> configs, int index, List<String> problems) {
        Object config = configs.remove(Integer.toString(index));
        if (config == null) {
            problems.add("connection " + index + " has no config, so the page skips it; written as switched off");
            return Map.of("enable", false);
        }
        return asMap(CONFIGS + "[" + index + "]", config);
    }

    /** A config of an index without a URL would become that of the next connection. */
    private static boolean isStrayIndex(String name, List<String> problems) {
        boolean index = !name.isEmpty() && name.chars().allMatch(Character::isDigit);
        if (index) {
            problems.add("config " + name + " belongs to no URL and is lost by a write");
        }
        return index;
    }

    private static List<?> takeList(Map<String, Object> fields, String name, List<String> problems) {
        Object value = fields.remove(name);
        if (value instanceof List<?> list) {
            return list;
        }
        if (value != null) {
            throw new MalformedSettingsException(name + " is not a list");
        }
        problems.add(name + " is missing");
        return List.of();
    }

    /** The page looks a config up by index, which works on a list as well. */
    private static Map<String, Object> takeConfigs(Map<String, Object> fields, List<String> problems) {
        Object value = fields.remove(CONFIGS);
        if (value == null) {
            problems.add(CONFIGS + " is missing");
            return new LinkedHashMap<>();
        }
        if (value instanceof List<?> list) {
            Map<String, Object> configs = new LinkedHashMap<>();
            list.forEach(config -> configs.put(Integer.toString(configs.size()), config));
            return configs;
        }
        return new LinkedHashMap<>(asMap(CONFIGS, value));
    }

    private static Map<String, Object> asMap(String name, Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            throw new MalformedSettingsException(name + " is not an object");
        }
        Map<String, Object> copy = new LinkedHashMap<>();
        map.forEach((key, item) -> copy.put(String.valueOf(key), item));
        return copy;
    }
}
