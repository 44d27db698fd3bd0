package io.github.llmbridge.testkit;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Adds the calls of a page of activity up. */
final class LiteLlmActivityPage {
    private static final List<String> TOTALS = List.of(
            "spend",
            "prompt_tokens",
            "completion_tokens",
            "total_tokens",
            "api_requests",
            "successful_requests",
            "failed_requests",
            "cache_read_input_tokens",
            "cache_creation_input_tokens");

    private final LiteLlmContext context;
    private final boolean named;

    /**
     * Adds up.
     *
     * @param named whether the page shows the entities, as all but that of users do
     */
    LiteLlmActivityPage(LiteLlmContext context, boolean named) {
        this.context = context;
        this.named = named;
    }

    ObjectNode of(Map<String, ? extends Map<String, List<ObjectNode>>> days, int page, int pages) {
        ObjectNode answer = Json.object();
        ArrayNode results = answer.putArray("results");
        days.forEach((day, entities) -> {
            ObjectNode result = results.addObject().put("date", day);
            List<ObjectNode> all = all(entities.values());
            result.set("metrics", metrics(all));
            result.set("breakdown", breakdown(all, entities));
        });
        List<ObjectNode> all = days.values().stream()
                .flatMap(day -> all(day.values()).stream())
                .toList();
        ObjectNode sums = metrics(all);
        ObjectNode metadata = answer.putObject("metadata");
        TOTALS.forEach(field -> metadata.set("total_" + field.replace("total_", ""), sums.get(field)));
        if (context.line.does(LiteLlmFact.ACTIVITY_TELLS_FLAT_COSTS)) {
            metadata.put("total_flat_cost", 0.0);
        }
        metadata.put("page", page).put("total_pages", pages).put("has_more", page < pages);
        return answer;
    }

    private static List<ObjectNode> all(Collection<List<ObjectNode>> lists) {
        return lists.stream().flatMap(List::stream).toList();
    }

    private ObjectNode breakdown(List<ObjectNode> calls, Map<String, List<ObjectNode>> entities) {
        ObjectNode breakdown = Json.object();
        breakdown.putObject("mcp_servers");
        breakdown.set("models", activities(by(calls, "model")));
        breakdown.set("model_groups", activities(by(calls, "model_group")));
        breakdown.set("providers", activities(by(calls, "custom_llm_provider")));
        if (context.line.does(LiteLlmFact.ACTIVITY_TELLS_ENDPOINTS)) {
            breakdown.set("endpoints", activities(Map.of("/chat/completions", calls)));
        }
        breakdown.set("api_keys", keys(calls));
        breakdown.set("entities", named ? activities(entities) : Json.object());
        return breakdown;
    }

    private static Map<String, List<ObjectNode>> by(List<ObjectNode> calls, String field) {
        Function<ObjectNode, String> name = call -> call.path(field).asText();
        return calls.stream().collect(Collectors.groupingBy(name, TreeMap::new, Collectors.toList()));
    }

    private ObjectNode activities(Map<String, List<ObjectNode>> groups) {
        ObjectNode all = Json.object();
        groups.forEach((name, calls) -> {
            ObjectNode activity = all.putObject(name);
            activity.set("metrics", metrics(calls));
            activity.putObject("metadata");
            activity.set("api_key_breakdown", keys(calls));
        });
        return all;
    }

    private ObjectNode keys(List<ObjectNode> calls) {
        ObjectNode all = Json.object();
        by(calls, "api_key").forEach((hash, some) -> {
            ObjectNode key = context.state.keys.get(hash);
            ObjectNode activity = all.putObject(hash);
            activity.set("metrics", metrics(some));
            activity.set("metadata", context.shapes.render("key_owner", key == null ? Json.object() : key));
        });
        return all;
    }

    private ObjectNode metrics(List<ObjectNode> calls) {
        ObjectNode sums = context.shapes.render("spend_metrics", Json.object());
        sums.put(
                "spend",
                calls.stream()
                        .mapToDouble(call -> call.path("spend").asDouble())
                        .sum());
        for (String field : List.of("prompt_tokens", "completion_tokens", "total_tokens")) {
            sums.put(
                    field,
                    calls.stream().mapToLong(call -> call.path(field).asLong()).sum());
        }
        sums.put("successful_requests", calls.size()).put("api_requests", calls.size());
        return sums;
    }
}
