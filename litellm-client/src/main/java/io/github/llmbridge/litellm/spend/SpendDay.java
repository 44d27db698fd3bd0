package io.github.llmbridge.litellm.spend;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.llmbridge.http.UnknownFields;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What was spent on one day.
 *
 * @param startTime the day in UTC
 * @param spend in USD
 * @param users USD by id of the user
 * @param models USD by the provider's name
 */
public record SpendDay(
        @JsonProperty("startTime") String startTime,
        double spend,
        Map<String, Double> users,
        Map<String, Double> models,
        @JsonAnyGetter @JsonAnySetter Map<String, Object> additionalProperties) {
    public SpendDay {
        users = Map.copyOf(users);
        models = Map.copyOf(models);
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }

    /** USD by the hash of the key; the server puts these sums beside the other fields. */
    public Map<String, Double> keys() {
        Map<String, Double> keys = new LinkedHashMap<>();
        additionalProperties.forEach((name, value) -> {
            if (value instanceof Number usd) {
                keys.put(name, usd.doubleValue());
            }
        });
        return keys;
    }
}
