package io.github.llmbridge.openwebui.server;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.llmbridge.http.UnknownFields;
import java.util.Map;

/** The answer of {@code /health}. */
public record ServerHealth(
        boolean status, @JsonAnyGetter @JsonAnySetter Map<String, Object> additionalProperties) {
    public ServerHealth {
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }
}
