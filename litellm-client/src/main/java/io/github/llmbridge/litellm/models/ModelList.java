package io.github.llmbridge.litellm.models;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.llmbridge.http.UnknownFields;
import java.util.List;
import java.util.Map;

/** The models that the caller's key allows; a team or user may narrow them further, which does not show here. */
public record ModelList(
        List<Model> data, @JsonAnyGetter @JsonAnySetter Map<String, Object> additionalProperties) {
    public ModelList {
        data = List.copyOf(data);
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }

    /** Their names. */
    public List<String> ids() {
        return data.stream().map(Model::id).toList();
    }
}
