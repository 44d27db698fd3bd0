package io.github.llmbridge.litellm.invitations;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import io.github.llmbridge.http.UnknownFields;
import io.github.llmbridge.litellm.Limits;
import java.util.Map;

/**
 * An invitation to be made.
 *
 * @param userId must exist
 * @param additionalProperties fields that this SDK has no name for
 */
public record NewInvitationRequest(
        String userId, @JsonAnyGetter Map<String, Object> additionalProperties) {
    /** Checks the id. */
    public NewInvitationRequest {
        Limits.requireText("userId", userId);
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }

    /** For this user. */
    public static NewInvitationRequest of(String userId) {
        return new NewInvitationRequest(userId, Map.of());
    }
}
