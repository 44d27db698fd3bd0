package io.github.llmbridge.litellm.models;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.llmbridge.http.UnknownFields;
import java.util.List;
import java.util.Map;

/** The envelope of {@code /model/info}. */
public record ModelDeployments(
        List<ModelDeployment> data,
        @JsonAnyGetter @JsonAnySetter Map<String, Object> additionalProperties) {
    public ModelDeployments {
        data = List.copyOf(data);
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }
}
