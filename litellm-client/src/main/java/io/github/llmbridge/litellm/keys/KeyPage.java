package io.github.llmbridge.litellm.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.llmbridge.http.UnknownFields;
import java.util.List;
import java.util.Map;

/** One page of {@code /key/list}, newest first unless asked otherwise. */
public record KeyPage(
        List<Key> keys,
        int totalCount,
        int currentPage,
        int totalPages,
        @JsonAnyGetter @JsonAnySetter Map<String, Object> additionalProperties) {
    public KeyPage {
        keys = List.copyOf(keys);
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }
}
