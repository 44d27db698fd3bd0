package io.github.llmbridge.openwebui.models;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.llmbridge.http.UnknownFields;
import java.util.List;
import java.util.Map;

/** The answer of {@code /api/models}. */
public record AvailableModels(
        List<AvailableModel> data,
        @JsonAnyGetter @JsonAnySetter Map<String, Object> additionalProperties) {
    public AvailableModels {
        data = List.copyOf(data);
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }
}
