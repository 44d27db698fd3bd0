package io.github.llmbridge.contract.litellm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.llmbridge.contract.OnEveryLine;
import io.github.llmbridge.contract.ServerLine;
import io.github.llmbridge.http.NotFoundException;
import io.github.llmbridge.litellm.invitations.Invitation;
import io.github.llmbridge.litellm.invitations.NewInvitationRequest;
import io.github.llmbridge.litellm.invitations.UpdateInvitationRequest;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@OnEveryLine
class InvitationsTest extends LiteLlmContract {
    private Invitation invite(String userId) {
        return client.invitations().create(NewInvitationRequest.of(userId));
    }

    @Test
    void anInvitationLastsSevenDays() {
        String userId = newUser();

        Invitation made = invite(userId);

        assertThat(made.userId()).isEqualTo(userId);
        assertThat(made.accepted()).isFalse();
        assertThat(made.acceptedAt()).isNull();
        assertThat(Duration.between(made.createdAt(), made.expiresAt())).isEqualTo(Duration.ofDays(7));
        assertThat(client.invitations().info(made.id())).isEqualTo(made);
    }

    @Test
    void acceptanceIsKeptWithItsTime() {
        Invitation made = invite(newUser());

        Invitation accepted = client.invitations().update(UpdateInvitationRequest.of(made.id(), true));

        assertThat(accepted.accepted()).isTrue();
        assertThat(accepted.acceptedAt()).isNotNull();
        assertThat(client.invitations().info(made.id())).isEqualTo(accepted);
    }

    @Test
    void aDeletedInvitationIsGone() {
        Invitation made = invite(newUser());

        assertThat(client.invitations().delete(made.id())).isEqualTo(made);

        assertThatThrownBy(() -> client.invitations().info(made.id())).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> client.invitations().update(UpdateInvitationRequest.of(made.id(), true)))
                .isInstanceOf(NotFoundException.class);
        assertThat(client.invitations().deleteIfPresent(made.id())).isFalse();
    }

    @Test
    void anUnknownUserCannotBeInvited() {
        assertThatThrownBy(() -> invite(ServerLine.unique("user"))).isInstanceOf(NotFoundException.class);
    }

    @Test
    void aUsersInvitationsGoWithTheUser() {
        String userId = newUser();
        Invitation made = invite(userId);

        client.users().delete(userId);

        assertThatThrownBy(() -> client.invitations().info(made.id())).isInstanceOf(NotFoundException.class);
    }
}
