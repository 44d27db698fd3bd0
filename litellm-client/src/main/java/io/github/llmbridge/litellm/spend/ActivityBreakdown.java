package io.github.llmbridge.litellm.spend;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.llmbridge.http.Copies;
import io.github.llmbridge.http.UnknownFields;
import io.github.llmbridge.litellm.Since;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What was used in a day, by kind and name.
 *
 * @param mcpServers by name
 * @param models by the provider's name
 * @param modelGroups by the name that callers use
 * @param providers by name
 * @param endpoints by path. Since LiteLLM 1.80.13.
 * @param apiKeys by the hash of the key
 * @param entities by what was asked for: teams, tags, customers or organizations by id; empty for users
 */
public record ActivityBreakdown(
        Map<String, Activity> mcpServers,
        Map<String, Activity> models,
        Map<String, Activity> modelGroups,
        Map<String, Activity> providers,
        @Since("1.80.13") @Nullable Map<String, Activity> endpoints,
        Map<String, KeyActivity> apiKeys,
        Map<String, Activity> entities,
        @JsonAnyGetter @JsonAnySetter Map<String, Object> additionalProperties) {
    public ActivityBreakdown {
        mcpServers = Map.copyOf(mcpServers);
        models = Map.copyOf(models);
        modelGroups = Map.copyOf(modelGroups);
        providers = Map.copyOf(providers);
        endpoints = Copies.map(endpoints);
        apiKeys = Map.copyOf(apiKeys);
        entities = Map.copyOf(entities);
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }

    /** Both together. */
    ActivityBreakdown plus(ActivityBreakdown other) {
        return new ActivityBreakdown(
                sum(mcpServers, other.mcpServers, Activity::plus),
                sum(models, other.models, Activity::plus),
                sum(modelGroups, other.modelGroups, Activity::plus),
                sum(providers, other.providers, Activity::plus),
                endpoints == null || other.endpoints == null
                        ? endpoints
                        : sum(endpoints, other.endpoints, Activity::plus),
                sum(apiKeys, other.apiKeys, KeyActivity::plus),
                sum(entities, other.entities, Activity::plus),
                additionalProperties);
    }

    static <T> Map<String, T> sum(Map<String, T> one, Map<String, T> other, BinaryOperator<T> plus) {
        Map<String, T> all = new LinkedHashMap<>(one);
        other.forEach((name, value) -> all.merge(name, value, plus));
        return all;
    }
    // import java.util.function.BinaryOperator
}
