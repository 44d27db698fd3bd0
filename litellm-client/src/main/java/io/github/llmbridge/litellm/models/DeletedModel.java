package io.github.llmbridge.litellm.models;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.llmbridge.http.UnknownFields;
import java.util.Map;

/**
 * What the server says of a deployment that it deleted.
 *
 * @param message in the server's words
 */
public record DeletedModel(
        String message, @JsonAnyGetter @JsonAnySetter Map<String, Object> additionalProperties) {
    public DeletedModel {
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }
}
