package io.github.llmbridge.contract.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.llmbridge.bridge.person.ProvisionRequest;
import io.github.llmbridge.bridge.report.StepFailedException;
import io.github.llmbridge.contract.OnEveryLine;
import io.github.llmbridge.contract.Wire.Effect;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.openwebui.auths.AddAccountRequest;
import io.github.llmbridge.openwebui.users.Role;
import io.github.llmbridge.openwebui.users.UpdateAccountRequest;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What happens to an account between the bridge's look and its write, and what cannot be read at all. */
@OnEveryLine
class BetweenLookAndWriteTest extends BridgeTest {
    private final ProvisionRequest person = Bridge.newPerson();

    @Test
    void aRenameBetweenTheLookAndTheRoleIsNotUndone() {
        bridge.facade().provisionUser(person);
        bridge.wire.trouble((number, request) -> {
            // The block of the key comes after the look, and before the role.
            if (request.url().encodedPath().startsWith("/key/")) {
                bridge.wire.clear();
                bridge.openWebUi
                        .accounts()
                        .update(
                                bridge.account(person),
                                UpdateAccountRequest.builder()
                                        .name("Ada Lovelace")
                                        .build());
            }
            return Effect.NONE;
        });

        bridge.facade().suspend(person.userId());

        assertThat(bridge.account(person).name()).isEqualTo("Ada Lovelace");
        assertThat(bridge.account(person).role()).isEqualTo(Role.PENDING);
    }

    @Test
    void connectionsThatCannotBeReadLeaveOneKeyHoweverManyProcessesTry() {
        Secret token = bridge.openWebUi
                .auths()
                .add(new AddAccountRequest("Ada", person.email(), Secret.of("correct horse battery"), Role.USER))
                .token();
        bridge.openWebUi.as(token).settings().update(Map.of("ui", Map.of("directConnections", "no object")));
        ProvisionRequest withToken =
                Bridge.person(person.userId()).userToken(token).build();

        for (int process = 0; process < 3; process++) {
            assertThatThrownBy(() -> bridge.restarted().provisionUser(withToken))
                    .isInstanceOf(StepFailedException.class);
        }

        assertThat(bridge.keys(person)).hasSize(1);
        assertThat(bridge.openWebUi.as(token).settings().get())
                .isEqualTo(Map.of("ui", Map.of("directConnections", "no object")));
    }
}
