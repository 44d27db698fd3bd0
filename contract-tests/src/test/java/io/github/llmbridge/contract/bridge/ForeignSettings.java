package io.github.llmbridge.contract.bridge;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Settings that an account has stored before the bridge came. */
final class ForeignSettings {
    private ForeignSettings() {}

    static Map<String, Object> withTwoConnections() {
        Map<String, Object> configs = new LinkedHashMap<>();
        configs.put("0", Map.of("enable", false, "tags", List.of(Map.of("name", "mine")), "unknown", Map.of("a", 1.5)));
        configs.put("1", Map.of("prefix_id", "p", "model_ids", List.of("m1", "m2")));
        Map<String, Object> ui = new LinkedHashMap<>();
        ui.put("theme", "dark");
        ui.put("aKeyNobodyKnows", Map.of("nested", List.of(1, "two", Map.of("three", 3))));
        ui.put("chatDirection", "LTR");
        ui.put(
                "directConnections",
                Map.of(
                        "OPENAI_API_BASE_URLS", List.of("https://one.example.com/v1", "https://two.example.com"),
                        "OPENAI_API_KEYS", List.of("first foreign key", ""),
                        "OPENAI_API_CONFIGS", configs));
        return Map.of("ui", ui, "somethingElse", Map.of("kept", true));
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> withoutThirdConnection(Map<String, Object> settings) {
        Map<String, Object> copy = new LinkedHashMap<>(settings);
        Map<String, Object> ui = new LinkedHashMap<>((Map<String, Object>) copy.get("ui"));
        Map<String, Object> connections = new LinkedHashMap<>((Map<String, Object>) ui.get("directConnections"));
        for (String list : List.of("OPENAI_API_BASE_URLS", "OPENAI_API_KEYS")) {
            List<Object> items = new ArrayList<>((List<Object>) connections.get(list));
            items.remove(2);
            connections.put(list, items);
        }
        Map<String, Object> configs = new LinkedHashMap<>((Map<String, Object>) connections.get("OPENAI_API_CONFIGS"));
        configs.remove("2");
        connections.put("OPENAI_API_CONFIGS", configs);
        ui.put("directConnections", connections);
        copy.put("ui", ui);
        return copy;
    }
}
