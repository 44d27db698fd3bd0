package io.github.llmbridge.contract.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.llmbridge.bridge.BridgeBuilder;
import io.github.llmbridge.bridge.BridgeFacade;
import io.github.llmbridge.bridge.person.ProvisionRequest;
import io.github.llmbridge.bridge.person.TeamSpec;
import io.github.llmbridge.bridge.report.InvalidRequestException;
import io.github.llmbridge.bridge.report.Outcome;
import io.github.llmbridge.bridge.report.ProvisionResult;
import io.github.llmbridge.bridge.report.Step;
import io.github.llmbridge.bridge.report.StepFailedException;
import io.github.llmbridge.bridge.report.UnknownModelException;
import io.github.llmbridge.bridge.tiers.SubscriptionTier;
import io.github.llmbridge.bridge.tiers.TierCatalog;
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
        BridgeBuilder builder = bridge.builder().liteLlm(bridge.wire.liteLlm(line.liteLlmUrl(), wrong));

        assertNothingMade(fail(builder), UnauthorizedException.class);
    }

    @Test
    void wrongAdministratorToken() {
        BridgeBuilder builder =
                bridge.builder().openWebUi(bridge.wire.openWebUi(line.openWebUiUrl(), Secret.of("not-a-token")));

        assertNothingMade(fail(builder), UnauthorizedException.class);
    }

    @Test
    void liteLlmsAddressForOpenWebUi() {
        BridgeBuilder builder = bridge.builder().openWebUi(bridge.wire.openWebUi(line.liteLlmUrl(), line.adminToken()));

        assertNothingMade(fail(builder), WrongEndpointException.class);
    }

    @Test
    void openWebUisAddressForLiteLlm() {
        BridgeBuilder builder = bridge.builder().liteLlm(bridge.wire.liteLlm(line.openWebUiUrl(), line.masterKey()));

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

        try (BridgeFacade facade = bridge.builder().tiers(TierCatalog.of(wrong)).build()) {
            assertThatThrownBy(() -> facade.provisionUser(Bridge.newPerson()))
                    .isInstanceOf(UnknownModelException.class)
                    .hasMessageContaining("no-such-model");
        }
        assertThat(bridge.wire.writes()).isEmpty();
    }

    @Test
    void anEmailThatBelongsToAnotherLiteLlmUser() {
        ProvisionRequest person = Bridge.newPerson();
        bridge.liteLlm
                .users()
                .create(NewUserRequest.builder(ServerLine.unique("other"), Models.all())
                        .userEmail(person.email())
                        .build());

        StepFailedException error = fail(bridge.builder(), person);

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

        assertThatThrownBy(() -> bridge.facade().provisionUser(moved))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("\"" + person.email() + "\"")
                .hasMessageContaining("updatePerson");
        assertThat(bridge.openWebUi.users().findByEmail(moved.email())).isEmpty();
    }

    @Test
    void aTeamThatDoesNotExist() {
        ProvisionRequest person = Bridge.person(ServerLine.unique("u"))
                .team(TeamSpec.existing(ServerLine.unique("no-team")))
                .build();

        StepFailedException error = fail(bridge.builder(), person);

        assertThat(error).hasCauseInstanceOf(NotFoundException.class);
        assertThat(error.result().outcome(Step.TEAM)).contains(Outcome.FAILED);
        assertThat(error.result().outcome(Step.LITELLM_USER)).contains(Outcome.CREATED);
        assertThat(error.result().outcome(Step.ACCOUNT)).contains(Outcome.CREATED);
        assertThat(error.result(ProvisionResult.class).initialPassword()).isNotNull();
        assertThat(bridge.keys(person)).isEmpty();
    }

    private StepFailedException fail(BridgeBuilder builder) {
        return fail(builder, Bridge.newPerson());
    }

    private static StepFailedException fail(BridgeBuilder builder, ProvisionRequest person) {
        try (BridgeFacade facade = builder.build()) {
            return catchThrowableOfType(StepFailedException.class, () -> facade.provisionUser(person));
        }
    }

    private void assertNothingMade(StepFailedException error, Class<? extends Exception> cause) {
        assertThat(error).hasCauseInstanceOf(cause);
        assertThat(error.result().steps()).isEmpty();
        assertThat(bridge.wire.writes()).isEmpty();
    }
}
