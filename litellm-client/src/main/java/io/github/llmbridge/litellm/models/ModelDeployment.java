package io.github.llmbridge.litellm.models;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.llmbridge.http.UnknownFields;
import java.util.Map;

/**
 * One deployment as the running proxy knows it. Several of one name share the load.
 *
 * @param modelName the name that callers use
 * @param litellmParams how it reaches the provider, without secrets
 * @param modelInfo identity, prices and abilities
 */
public record ModelDeployment(
        String modelName,
        ModelParams litellmParams,
        ModelInfo modelInfo,
        @JsonAnyGetter @JsonAnySetter Map<String, Object> additionalProperties) {
    public ModelDeployment {
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }

    /** Identifies the deployment. */
    public String id() {
        return modelInfo.id();
    }
}
