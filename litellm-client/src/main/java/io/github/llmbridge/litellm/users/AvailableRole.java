package io.github.llmbridge.litellm.users;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.llmbridge.http.UnknownFields;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a role is for, in the words of the server.
 *
 * @param uiLabel how LiteLLM's own pages call it
 */
public record AvailableRole(
        @Nullable String description,
        @Nullable String uiLabel,
        @JsonAnyGetter @JsonAnySetter Map<String, Object> additionalProperties) {
    public AvailableRole {
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }
}
