package io.github.llmbridge.litellm.models;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.llmbridge.http.UnknownFields;
import java.util.Map;

/**
 * A model by the name that callers use.
 *
 * @param id that name
 */
public record Model(String id, @JsonAnyGetter @JsonAnySetter Map<String, Object> additionalProperties) {
    public Model {
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }
}
