package io.github.llmbridge.litellm.invitations;

import feign.Headers;
import feign.Param;
import feign.RequestLine;
import io.github.llmbridge.http.NotFoundException;
import io.github.llmbridge.http.OnFailure;
import io.github.llmbridge.http.Repeat;
import io.github.llmbridge.http.SameId;
import io.github.llmbridge.litellm.Limits;

/** Invitations to LiteLLM's own user interface; none of them is in the server's OpenAPI. Thread safe. */
@Headers("Content-Type: application/json")
public interface Invitations {
    /**
     * Invites a user, for 7 days. Not idempotent: each call makes a further invitation.
     *
     * @throws NotFoundException if there is no such user
     */
    @RequestLine("POST /invitation/new")
    Invitation create(NewInvitationRequest request);

    /** {@code /invitation/info} as the server sends it; see {@link #info}. */
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("GET /invitation/info?invitation_id={invitationId}")
    Invitation infoAnswer(@Param("invitationId") String invitationId);

    /**
     * An invitation.
     *
     * @throws NotFoundException if there is no such invitation
     */
    default Invitation info(String invitationId) {
        Limits.requireText("invitationId", invitationId);
        Invitation answer = infoAnswer(invitationId);
        return SameId.require("invitations.info", "invitation", invitationId, answer.id(), answer);
    }

    /**
     * Marks an invitation as accepted or not.
     *
     * @throws NotFoundException if there is no such invitation
     */
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("POST /invitation/update")
    Invitation update(UpdateInvitationRequest request);

    /** {@code /invitation/delete} as the server takes it; see {@link #delete}. */
    @RequestLine("POST /invitation/delete")
    Invitation deleteAnswer(DeleteInvitationRequest request);

    /**
     * Takes an invitation back.
     *
     * @return the invitation as it was
     * @throws NotFoundException if there is no such invitation
     */
    default Invitation delete(String invitationId) {
        return deleteAnswer(DeleteInvitationRequest.of(invitationId));
    }

    /** Takes an invitation back; {@code false} if there was none. */
    default boolean deleteIfPresent(String invitationId) {
        try {
            delete(invitationId);
            return true;
        } catch (NotFoundException e) {
            return false;
        }
    }
}
