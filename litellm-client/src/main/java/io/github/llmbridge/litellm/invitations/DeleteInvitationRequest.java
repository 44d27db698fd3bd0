package io.github.llmbridge.litellm.invitations;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import io.github.llmbridge.http.UnknownFields;
import io.github.llmbridge.litellm.Limits;
import java.util.Map;

/**
 * An invitation to be taken back.
 *
 * @param invitationId its id
 * @param additionalProperties fields that this SDK has no name for
 */
public record DeleteInvitationRequest(
        String invitationId, @JsonAnyGetter Map<String, Object> additionalProperties) {
    /** Checks the id. */
    public DeleteInvitationRequest {
        Limits.requireText("invitationId", invitationId);
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }

    /** This invitation. */
    public static DeleteInvitationRequest of(String invitationId) {
        return new DeleteInvitationRequest(invitationId, Map.of());
    }
}
