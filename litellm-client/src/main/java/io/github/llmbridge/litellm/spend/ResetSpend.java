package io.github.llmbridge.litellm.spend;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.llmbridge.http.UnknownFields;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the server says of a reset.
 *
 * @param message in the server's words
 */
public record ResetSpend(
        @Nullable String message,
        @Nullable String status,
        @JsonAnyGetter @JsonAnySetter Map<String, Object> additionalProperties) {
    public ResetSpend {
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }
}
