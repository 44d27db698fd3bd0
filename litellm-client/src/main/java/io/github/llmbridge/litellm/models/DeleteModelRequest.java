package io.github.llmbridge.litellm.models;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.llmbridge.http.UnknownFields;
import io.github.llmbridge.litellm.Limits;
import java.util.Map;

/**
 * A deployment to be deleted.
 *
 * @param id its id, not the name that callers use
 */
public record DeleteModelRequest(
        String id, @JsonAnyGetter @JsonAnySetter Map<String, Object> additionalProperties) {
    /** Checks that there is one. */
    public DeleteModelRequest {
        Limits.requireText("id", id);
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }
}
