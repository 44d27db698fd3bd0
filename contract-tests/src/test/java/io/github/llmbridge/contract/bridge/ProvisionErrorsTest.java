package io.github.llmbridge.contract.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.llmbridge.bridge.BridgeException;
import io.github.llmbridge.bridge.BridgeFacade;
import io.github.llmbridge.bridge.Outcome;
import io.github.llmbridge.bridge.ProvisionRequest;
import io.github.llmbridge.bridge.ProvisioningException;
import io.github.llmbridge.bridge.Step;
import io.github.llmbridge.bridge.SubscriptionTier;
import io.github.llmbridge.bridge.TeamSpec;
import io.github.llmbridge.bridge.TierCatalog;
import io.github.llmbridge.bridge.UnknownModelException;
import io.github.llmbridge.contract.OnEveryLine;
import io.github.llmbridge.contract.ServerLine;
import io.github.llmbridge.http.AlreadyExistsException;
import io.github.llmbridge.http.NotFoundException;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.http.UnauthorizedException;
import io.github.llmbridge.http.UnreachableException;
import io.github.llmbridge.http.WrongEndpointException;
import io.github.llmbridge.litellm.Models;
import io.github.llmbridge.litellm.users.NewUserRequest;
import java.io.IOException;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

/** Each failure is a typed one, and what was made before it is told. */
@OnEveryLine
class ProvisionErrorsTest extends BridgeTest {
    @Test
    void wrongMasterKey() {
        Secret wrong = Secret.of("sk-" + "0".repeat(30));
        BridgeFacade.Builder builder = bridge.builder().liteLlm(bridge.wire.liteLlm(line.liteLlmUrl(), wrong));

        assertNothingMade(fail(builder), UnauthorizedException.class);
    }

    @Test
    void wrongAdministratorToken() {
        BridgeFacade.Builder builder =
                bridge.builder().openWebUi(bridge.wire.openWebUi(line.openWebUiUrl(), Secret.of("not-a-token")));

        assertNothingMade(fail(builder), UnauthorizedException.class);
    }

    @Test
    void liteLlmsAddressForOpenWebUi() {
        BridgeFacade.Builder builder =
                bridge.builder().openWebUi(bridge.wire.openWebUi(line.liteLlmUrl(), line.adminToken()));

        assertNothingMade(fail(builder), WrongEndpointException.class);
    }

    @Test
    void openWebUisAddressForLiteLlm() {
        BridgeFacade.Builder builder =
                bridge.builder().liteLlm(bridge.wire.liteLlm(line.openWebUiUrl(), line.masterKey()));

        assertNothingMade(fail(builder), WrongEndpointException.class);
    }

    @Test
    void aServerThatIsDown() throws IOException {
        String nobody;
        try (ServerSocket socket = new ServerSocket(0)) {
            nobody = "http://127.0.0.1:" + socket.getLocalPort();
        }

        assertNothingMade(
                fail(bridge.builder().liteLlm(bridge.wire.liteLlm(nobody, line.masterKey()))),
                UnreachableException.class);
        assertNothingMade(
                fail(bridge.builder().openWebUi(bridge.wire.openWebUi(nobody, line.adminToken()))),
                UnreachableException.class);
    }

    @Test
    void aModelThatDoesNotExist() {
        SubscriptionTier wrong = SubscriptionTier.builder("free", Models.of("gpt-4o-mini", "no-such-model"))
                .build();

        ProvisioningException error = fail(bridge.builder().tiers(TierCatalog.of(wrong)));

        assertNothingMade(error, UnknownModelException.class);
        assertThat(error).hasMessageContaining("no-such-model");
    }

    @Test
    void anEmailThatBelongsToAnotherLiteLlmUser() {
        ProvisionRequest person = Bridge.newPerson();
        bridge.liteLlm
                .users()
                .create(NewUserRequest.builder(ServerLine.unique("other"), Models.all())
                        .userEmail(person.email())
                        .build());

        ProvisioningException error = fail(bridge.builder(), person);

        assertThat(error).hasCauseInstanceOf(AlreadyExistsException.class);
        assertThat(error.result().outcome(Step.LITELLM_USER)).contains(Outcome.FAILED);
        assertThat(bridge.openWebUi.users().findByEmail(person.email())).isEmpty();
        assertThat(bridge.liteLlm.users().find(person.userId())).isEmpty();
    }

    @Test
    void aUserWhoseEmailIsAnother() {
        ProvisionRequest person = Bridge.newPerson();
        bridge.facade().provisionUser(person);
        ProvisionRequest moved = ProvisionRequest.builder(
                        person.userId(), ServerLine.unique("moved") + "@example.com", "free")
                .build();

        ProvisioningException error = fail(bridge.builder(), moved);

        assertThat(error).hasCauseInstanceOf(BridgeException.class).hasMessageContaining("another e-mail");
        assertThat(bridge.openWebUi.users().findByEmail(moved.email())).isEmpty();
    }

    @Test
    void aTeamThatDoesNotExist() {
        ProvisionRequest person = Bridge.person(ServerLine.unique("u"))
                .team(TeamSpec.existing(ServerLine.unique("no-team")))
                .build();

        ProvisioningException error = fail(bridge.builder(), person);

        assertThat(error).hasCauseInstanceOf(NotFoundException.class);
        assertThat(error.result().outcome(Step.TEAM)).contains(Outcome.FAILED);
        assertThat(error.result().outcome(Step.LITELLM_USER)).contains(Outcome.CREATED);
        assertThat(error.result().outcome(Step.ACCOUNT)).contains(Outcome.CREATED);
        assertThat(error.result().initialPassword()).isNotNull();
        assertThat(bridge.keys(person)).isEmpty();
    }

    private ProvisioningException fail(BridgeFacade.Builder builder) {
        return fail(builder, Bridge.newPerson());
    }

    private static ProvisioningException fail(BridgeFacade.Builder builder, ProvisionRequest person) {
        try (BridgeFacade facade = builder.build()) {
            return catchThrowableOfType(ProvisioningException.class, () -> facade.provisionUser(person));
        }
    }

    private void assertNothingMade(ProvisioningException error, Class<? extends Exception> cause) {
        assertThat(error).hasCauseInstanceOf(cause);
        assertThat(error.result().steps()).isEmpty();
        assertThat(bridge.wire.writes()).isEmpty();
    }
}
