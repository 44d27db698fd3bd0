package io.github.llmbridge.litellm.health;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.llmbridge.http.UnknownFields;
import java.util.List;
import java.util.Map;

/**
 * Which deployments have answered.
 *
 * @param healthyEndpoints their parameters, without secrets; since 1.106 name and id only
 * @param unhealthyEndpoints the same, with {@code error}
 */
public record ModelHealth(
        List<Map<String, Object>> healthyEndpoints,
        List<Map<String, Object>> unhealthyEndpoints,
        int healthyCount,
        int unhealthyCount,
        @JsonAnyGetter @JsonAnySetter Map<String, Object> additionalProperties) {
    public ModelHealth {
        healthyEndpoints = List.copyOf(healthyEndpoints);
        unhealthyEndpoints = List.copyOf(unhealthyEndpoints);
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }
}
