package io.github.llmbridge.openwebui.server;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.llmbridge.http.UnknownFields;
import java.util.Map;

/** The answer of {@code /api/version}. */
public record ServerVersion(
        String version, @JsonAnyGetter @JsonAnySetter Map<String, Object> additionalProperties) {
    public ServerVersion {
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }
}
