package io.github.llmbridge.contract.litellm.tour;

import io.github.llmbridge.contract.ServerLine;
import io.github.llmbridge.litellm.invitations.Invitation;
import io.github.llmbridge.litellm.invitations.NewInvitationRequest;
import io.github.llmbridge.litellm.invitations.UpdateInvitationRequest;

/** Invitations. */
final class InvitationsTour extends LiteLlmTour {
    InvitationsTour(ServerLine line) {
        super(line);
    }

    @Override
    public void run() {
        String ada = newUser();
        // > Invite a user
        Invitation invitation = client.invitations().create(NewInvitationRequest.of(ada));
        String invitationId = shownAs("invitation", invitation.id());
        // > Read an invitation
        client.invitations().info(invitationId);
        // > Accept an invitation
        client.invitations().update(UpdateInvitationRequest.of(invitationId, true));
        // > Delete an invitation
        client.invitations().delete(invitationId);
    }
}
