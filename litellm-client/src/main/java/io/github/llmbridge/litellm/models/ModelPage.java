package io.github.llmbridge.litellm.models;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.llmbridge.http.UnknownFields;
import java.util.List;
import java.util.Map;

/** One page of {@code /v2/model/info}. */
public record ModelPage(
        List<ModelDeployment> data,
        int totalCount,
        int currentPage,
        int totalPages,
        int size,
        @JsonAnyGetter @JsonAnySetter Map<String, Object> additionalProperties) {
    public ModelPage {
        data = List.copyOf(data);
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }
}
