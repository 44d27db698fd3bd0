package io.github.llmbridge.contract.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.llmbridge.bridge.person.ProvisionRequest;
import io.github.llmbridge.bridge.report.Outcome;
import io.github.llmbridge.bridge.report.ProvisionResult;
import io.github.llmbridge.bridge.report.Status;
import io.github.llmbridge.bridge.report.Step;
import io.github.llmbridge.contract.OnEveryLine;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.litellm.KeyHash;
import io.github.llmbridge.openwebui.auths.AddAccountRequest;
import io.github.llmbridge.openwebui.tokens.PasswordTokens;
import io.github.llmbridge.openwebui.tokens.UserTokenSource;
import io.github.llmbridge.openwebui.users.Role;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Accounts that were there before the bridge. */
@OnEveryLine
class ExistingAccountTest extends BridgeTest {
    private static final Secret PASSWORD = Secret.of("correct horse battery");

    @Test
    void keepsEverythingOfTheAccountButTheOneConnection() {
        ProvisionRequest person = Bridge.newPerson();
        Secret token = addAccount(person, Role.USER);
        Map<String, Object> settings = ForeignSettings.withTwoConnections();
        bridge.openWebUi.as(token).settings().update(settings);
        Map<String, Object> before = bridge.openWebUi.as(token).settings().get();

        ProvisionResult result = bridge.facade().provisionUser(withToken(person, token));

        assertThat(result.status()).isEqualTo(Status.READY);
        assertThat(bridge.connections(person)).hasSize(3);
        assertThat(bridge.connections(person).get(2).url()).isEqualTo(bridge.connectionUrl());
        assertThat(ForeignSettings.withoutThirdConnection(
                        bridge.openWebUi.as(token).settings().get()))
                .isEqualTo(before);
    }

    @Test
    void waitsForATokenAndFinishesWithTheSameKey() {
        ProvisionRequest person = Bridge.newPerson();
        Secret token = addAccount(person, Role.USER);

        ProvisionResult waiting = bridge.facade().provisionUser(person);

        assertThat(waiting.status()).isEqualTo(Status.AWAITING_USER_TOKEN);
        assertThat(waiting.outcome(Step.CONNECTION)).contains(Outcome.AWAITING_USER_TOKEN);
        assertThat(waiting.key()).isNotNull();

        ProvisionResult finished = bridge.facade().provisionUser(withToken(person, token));

        assertThat(finished.key()).isEqualTo(waiting.key());
        bridge.assertProvisioned(person, finished);
    }

    @Test
    void afterARestartTheWaitingKeyStaysUntilThereIsAToken() {
        ProvisionRequest person = Bridge.newPerson();
        Secret token = addAccount(person, Role.USER);
        KeyHash first = bridge.facade().provisionUser(person).keyHash();

        ProvisionResult waiting = bridge.restarted().provisionUser(person);

        assertThat(waiting.keyHash()).isEqualTo(first);
        assertThat(waiting.key()).isNull();

        ProvisionResult finished = bridge.facade().provisionUser(withToken(person, token));

        bridge.assertProvisioned(person, finished);
        assertThat(finished.outcome(Step.OLD_KEYS)).contains(Outcome.REMOVED);
    }

    @Test
    void aPendingAccountBecomesAUser() {
        ProvisionRequest person = Bridge.newPerson();
        Secret token = addAccount(person, Role.PENDING);

        ProvisionResult result = bridge.facade().provisionUser(withToken(person, token));

        assertThat(result.outcome(Step.ROLE)).contains(Outcome.UPDATED);
        bridge.assertProvisioned(person, result);
    }

    @Test
    void anAdministratorStaysOne() {
        ProvisionRequest person = Bridge.newPerson();
        Secret token = addAccount(person, Role.ADMIN);

        bridge.facade().provisionUser(withToken(person, token));

        assertThat(bridge.account(person).role()).isEqualTo(Role.ADMIN);
    }

    @Test
    void signsInWithAPasswordThatTheApplicationKnows() {
        ProvisionRequest person = Bridge.newPerson();
        addAccount(person, Role.USER);
        UserTokenSource passwords = new PasswordTokens(
                bridge.openWebUi.anonymousAuths(), account -> Optional.of(PASSWORD), Clock.systemUTC());

        ProvisionResult result = bridge.builder().userTokens(passwords).build().provisionUser(person);

        bridge.assertProvisioned(person, result);
    }

    @Test
    void worksWithTheUsersApiKey() {
        ProvisionRequest person = Bridge.newPerson();
        Secret token = addAccount(person, Role.ADMIN);
        Secret apiKey = bridge.openWebUi.as(token).auths().createApiKey().apiKey();

        ProvisionResult result = bridge.facade().provisionUser(withToken(person, apiKey));

        assertThat(result.status()).isEqualTo(Status.READY);
    }

    @Test
    void aTokenThatIsRefusedIsReportedAndTheNextOneFinishes() {
        ProvisionRequest person = Bridge.newPerson();
        Secret token = addAccount(person, Role.USER);
        Secret garbage = Secret.of("not-a-token");

        ProvisionResult waiting = bridge.facade().provisionUser(withToken(person, garbage));

        assertThat(waiting.status()).isEqualTo(Status.AWAITING_USER_TOKEN);
        assertThat(waiting.steps())
                .filteredOn(step -> step.step() == Step.CONNECTION)
                .singleElement()
                .satisfies(step -> assertThat(step.error().type()).isEqualTo("UnauthorizedException"));

        bridge.assertProvisioned(person, bridge.facade().provisionUser(withToken(person, token)));
    }

    @Test
    void aNewAddressOfLiteLlmIsWrittenIntoTheConnectionWithTheSameKey() {
        ProvisionRequest person = Bridge.newPerson();
        ProvisionResult before = bridge.facade().provisionUser(person);
        String moved = line.liteLlmUrl();
        UserTokenSource tokens = UserTokenSource.of(account -> bridge.signIn(person, before.initialPassword()));

        ProvisionResult result =
                bridge.builder().connectionUrl(moved).userTokens(tokens).build().provisionUser(person);

        assertThat(result.status()).isEqualTo(Status.READY);
        assertThat(result.outcome(Step.CONNECTION)).contains(Outcome.UPDATED);
        assertThat(result.key()).isEqualTo(before.key());
        assertThat(bridge.connections(person)).singleElement().satisfies(connection -> {
            assertThat(connection.url()).isEqualTo(moved);
            assertThat(connection.key()).isEqualTo(before.key());
        });
    }

    private Secret addAccount(ProvisionRequest person, Role role) {
        return bridge.openWebUi
                .auths()
                .add(new AddAccountRequest("Ada", person.email(), PASSWORD, role))
                .token();
    }

    private static ProvisionRequest withToken(ProvisionRequest person, Secret token) {
        return Bridge.person(person.userId()).userToken(token).build();
    }
}
