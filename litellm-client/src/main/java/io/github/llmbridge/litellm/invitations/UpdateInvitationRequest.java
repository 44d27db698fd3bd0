package io.github.llmbridge.litellm.invitations;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.llmbridge.http.UnknownFields;
import io.github.llmbridge.litellm.Limits;
import java.util.Map;

/**
 * Whether an invitation counts as accepted.
 *
 * @param invitationId its id
 * @param accepted {@code true} sets the time of acceptance, too
 * @param additionalProperties fields that this SDK has no name for
 */
public record UpdateInvitationRequest(
        String invitationId,
        @JsonProperty("is_accepted") boolean accepted,
        @JsonAnyGetter Map<String, Object> additionalProperties) {
    /** Checks the id. */
    public UpdateInvitationRequest {
        Limits.requireText("invitationId", invitationId);
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }

    /** This invitation. */
    public static UpdateInvitationRequest of(String invitationId, boolean accepted) {
        return new UpdateInvitationRequest(invitationId, accepted, Map.of());
    }
}
