package io.github.llmbridge.litellm.models;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.llmbridge.http.UnknownFields;
import io.github.llmbridge.litellm.Limits;
import java.util.Map;

/**
 * Names a deployment to be blocked or unblocked.
 *
 * @param modelId its id, not the name that callers use
 */
public record ModelId(
        String modelId, @JsonAnyGetter @JsonAnySetter Map<String, Object> additionalProperties) {
    /** Checks that there is one. */
    public ModelId {
        Limits.requireText("modelId", modelId);
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }

    /** The deployment with this id. */
    public static ModelId of(String id) {
        return new ModelId(id, Map.of());
    }
}
