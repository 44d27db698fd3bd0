package io.github.llmbridge.openwebui.settings;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the page of 0.6.30 and of 0.12.4 reads {@code directConnections} (its {@code getModels}), statement by statement and
 * without a look at our codec: {@code for (idx in urls) if (idx in configs) { enable = configs[idx]?.enable ?? true; … }}.
 */
final class PageModel {
    /** The whole list of models of the page fails. */
    static final class PageFails extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** A connection that the page asks for its models. */
    record Asked(@Nullable Object url, @Nullable Object key) {}

    private PageModel() {}

    static List<Asked> asks(@Nullable Object connections) {
        Object urls = property(connections, "OPENAI_API_BASE_URLS");
        Object keys = property(connections, "OPENAI_API_KEYS");
        Object configs = property(connections, "OPENAI_API_CONFIGS");
        List<Asked> asked = new ArrayList<>();
        entries(urls).forEach((index, url) -> {
            if (!(configs instanceof Map || configs instanceof List)) {
                throw new PageFails(); // "in" wants an object on its right.
            }
            Map<String, @Nullable Object> byIndex = entries(configs);
            if (byIndex.containsKey(index) && isTruthy(orElse(property(byIndex.get(index), "enable"), true))) {
                if (keys == null) {
                    throw new PageFails();
                }
                asked.add(new Asked(url, entries(keys).get(index)));
            }
        });
        return asked;
    }

    /** {@code value?.name}; only objects have fields here. */
    private static @Nullable Object property(@Nullable Object value, String name) {
        return value instanceof Map<?, ?> map ? map.get(name) : null;
    }

    private static Object orElse(@Nullable Object value, Object other) {
        return value == null ? other : value;
    }

    private static boolean isTruthy(Object value) {
        return !(value.equals(false) || value.equals("") || value.equals(0));
    }

    /** What {@code for (name in value)} walks: a list's places, an object's numbers and then its names, a text's letters. */
    private static Map<String, @Nullable Object> entries(@Nullable Object value) {
        Map<String, @Nullable Object> entries = new LinkedHashMap<>();
        if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                entries.put(String.valueOf(i), list.get(i));
            }
        } else if (value instanceof String text) {
            for (int i = 0; i < text.length(); i++) {
                entries.put(String.valueOf(i), text.substring(i, i + 1));
            }
        } else if (value instanceof Map<?, ?> map) {
            List<String> names = new ArrayList<>();
            map.keySet().forEach(name -> names.add(String.valueOf(name)));
            names.sort(Comparator.comparing(name -> isNumber(name) ? Integer.parseInt(name) : Integer.MAX_VALUE));
            names.forEach(name -> entries.put(name, map.get(name)));
        }
        return entries;
    }

    private static boolean isNumber(String name) {
        return name.length() < 9
                && name.equals(name.replaceAll("[^0-9]", "").replaceFirst("^0+(?=.)", ""))
                && !name.isEmpty();
    }
}
