package io.github.llmbridge.openwebui.models;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.llmbridge.http.UnknownFields;
import java.util.Map;

/** Names the entry to be deleted, for servers that take it in the body. */
public record DeleteModelRequest(
        String id, @JsonAnyGetter @JsonAnySetter Map<String, Object> additionalProperties) {
    public DeleteModelRequest {
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }
}
