package io.github.llmbridge.litellm.invitations;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.llmbridge.http.UnknownFields;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An invitation to LiteLLM's own user interface.
 *
 * @param id part of the link that the user opens: whoever knows it can accept
 * @param accepted whether the user has come
 * @param acceptedAt when that was
 * @param expiresAt 7 days after it was made
 * @param createdBy id of the user who invited
 */
public record Invitation(
        String id,
        String userId,
        @JsonProperty("is_accepted") boolean accepted,
        @Nullable Instant acceptedAt,
        Instant expiresAt,
        Instant createdAt,
        String createdBy,
        Instant updatedAt,
        String updatedBy,
        @JsonAnyGetter @JsonAnySetter Map<String, Object> additionalProperties) {
    public Invitation {
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }
}
