package io.github.llmbridge.contract.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.llmbridge.bridge.BridgeFacade;
import io.github.llmbridge.bridge.person.ProvisionRequest;
import io.github.llmbridge.bridge.report.Outcome;
import io.github.llmbridge.bridge.report.ProvisionResult;
import io.github.llmbridge.bridge.report.Step;
import io.github.llmbridge.bridge.report.StepFailedException;
import io.github.llmbridge.contract.ChangesItsServer;
import io.github.llmbridge.contract.ServerLine;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.http.UnprocessableException;
import io.github.llmbridge.openwebui.auths.AddAccountRequest;
import io.github.llmbridge.openwebui.users.Account;
import io.github.llmbridge.openwebui.users.Role;
import io.github.llmbridge.openwebui.users.UpdateAccountRequest;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** An Open WebUI with {@code ENABLE_PASSWORD_VALIDATION}, which only takes passwords by its rule. */
@ChangesItsServer
@ParameterizedClass(name = "{0}")
@MethodSource("lines")
class PasswordValidationTest extends BridgeTest {
    private static final int PEOPLE = 10;
    private static final Secret WEAK = Secret.of("password-1");

    static Stream<ServerLine> lines() {
        return ServerLine.validatingPasswords();
    }

    @Test
    void randomPasswordsPass() {
        assertPass(bridge.facade());
    }

    @Test
    void derivedPasswordsPass() {
        try (BridgeFacade derives = bridge.builder().secret(Bridge.SECRET).build()) {
            assertPass(derives);
        }
    }

    private void assertPass(BridgeFacade facade) {
        for (int i = 0; i < PEOPLE; i++) {
            ProvisionRequest person = Bridge.newPerson();

            ProvisionResult made = facade.provisionUser(person);

            bridge.assertProvisioned(person, made);
            assertThat(bridge.signIn(person, made.initialPassword())).isPresent();
        }
    }

    @Test
    void aWeakPasswordIsToldWithWhatWasMadeAndABetterOneFinishes() {
        ProvisionRequest weak =
                Bridge.person(ServerLine.unique("u")).password(WEAK).build();

        StepFailedException error = catchThrowableOfType(
                StepFailedException.class, () -> bridge.facade().provisionUser(weak));

        assertThat(error).hasCauseInstanceOf(UnprocessableException.class).hasMessageContaining("validation criteria");
        assertThat(error.result().outcome(Step.ACCOUNT)).contains(Outcome.FAILED);
        assertThat(error.result().outcome(Step.LITELLM_USER)).contains(Outcome.CREATED);
        boolean keyTold = error.result().outcome(Step.KEY).equals(java.util.Optional.of(Outcome.CREATED));
        assertThat(bridge.keys(weak)).hasSize(keyTold ? 1 : 0);
        assertThat(bridge.openWebUi.users().findByEmail(weak.email())).isEmpty();

        ProvisionRequest better =
                Bridge.person(weak.userId()).password(Secret.of("Passw0rd-1")).build();
        ProvisionResult made = bridge.facade().provisionUser(better);

        bridge.assertProvisioned(better, made);
        assertThat(made.initialPassword()).isEqualTo(better.password());
    }

    @Test
    void theServerRefusesAWeakPasswordWhereverOneIsSet() {
        String email = ServerLine.unique("u") + "@example.com";
        assertThatThrownBy(() -> bridge.openWebUi.auths().add(new AddAccountRequest("Ada", email, WEAK, Role.USER)))
                .isInstanceOf(UnprocessableException.class);
        ProvisionRequest person = Bridge.newPerson();
        bridge.facade().provisionUser(person);
        Account account = bridge.account(person);

        assertThatThrownBy(() -> bridge.openWebUi
                        .accounts()
                        .update(
                                account,
                                UpdateAccountRequest.builder().password(WEAK).build()))
                .isInstanceOf(UnprocessableException.class);
    }
}
