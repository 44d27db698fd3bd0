package io.github.llmbridge.openwebui.models;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.llmbridge.http.UnknownFields;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A model that the caller may use.
 *
 * @param id what a chat names, the connection's prefix included
 * @param connectionType {@code external} or {@code local}; an open set
 */
public record AvailableModel(
        String id,
        @Nullable String name,
        @Nullable String ownedBy,
        @Nullable String connectionType,
        @JsonAnyGetter @JsonAnySetter Map<String, Object> additionalProperties) {
    public AvailableModel {
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }
}
