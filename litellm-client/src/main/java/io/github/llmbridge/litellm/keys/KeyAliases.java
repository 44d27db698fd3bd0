package io.github.llmbridge.litellm.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.llmbridge.http.UnknownFields;
import java.util.List;
import java.util.Map;

/** One page of {@code /key/aliases}, in alphabetical order. Since LiteLLM 1.78.0. */
public record KeyAliases(
        List<String> aliases,
        int totalCount,
        int currentPage,
        int totalPages,
        int size,
        @JsonAnyGetter @JsonAnySetter Map<String, Object> additionalProperties) {
    public KeyAliases {
        aliases = List.copyOf(aliases);
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }
}
