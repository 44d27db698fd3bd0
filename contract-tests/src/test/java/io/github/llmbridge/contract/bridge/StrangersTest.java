package io.github.llmbridge.contract.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.llmbridge.bridge.person.ProvisionRequest;
import io.github.llmbridge.bridge.report.Problem.Kind;
import io.github.llmbridge.bridge.report.ProvisionResult;
import io.github.llmbridge.bridge.report.Status;
import io.github.llmbridge.contract.OnEveryLine;
import io.github.llmbridge.contract.ServerLine;
import io.github.llmbridge.contract.Wire.Effect;
import io.github.llmbridge.contract.Wire.Stopped;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.openwebui.auths.AddAccountRequest;
import io.github.llmbridge.openwebui.users.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Open WebUI verifies no address: an account that somebody else registered is not the person's. */
@OnEveryLine
class StrangersTest extends BridgeTest {
    private static final Secret STRANGERS = Secret.of("The stranger's own 1!");

    private final ProvisionRequest person = Bridge.newPerson();

    @Test
    void aPendingAccountOfAStrangerIsNotActivatedAndGetsNothing() {
        register(Role.PENDING);
        ProvisionRequest inGroup = Bridge.person(person.userId())
                .addGroups(ServerLine.unique("Paying"))
                .build();

        ProvisionResult result = bridge.facade().provisionUser(inGroup);

        assertThat(result.status()).isEqualTo(Status.AWAITING_USER_TOKEN);
        assertThat(result.problem(Kind.ACCOUNT_NOT_VOUCHED)).isPresent();
        assertThat(bridge.account(person).role()).isEqualTo(Role.PENDING);
        assertThat(bridge.openWebUi.groups().ofUser(bridge.account(person).id(), false))
                .isEmpty();
        assertThat(bridge.account(person).settings()).isNull();
    }

    @Test
    void anApplicationThatVouchesMayActivateIt() {
        register(Role.PENDING);

        bridge.facade()
                .provisionUser(Bridge.person(person.userId()).vouched(true).build());

        assertThat(bridge.account(person).role()).isEqualTo(Role.USER);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anAccountThatAStrangerRegistersWhileARunIsStoppedIsNotTakenOver(boolean withSecret) {
        bridge.wire.troubleOnce("POST", "/api/v1/auths/add", Effect.STOP_BEFORE);
        var builder = bridge.builder();
        if (withSecret) {
            builder.secret(Bridge.SECRET);
        }
        try (var facade = builder.build()) {
            try {
                facade.provisionUser(person);
            } catch (Stopped expected) {
                assertThat(expected).hasMessageContaining("stops");
            }
            bridge.wire.clear();
            Secret session = register(Role.USER);

            ProvisionResult result = facade.provisionUser(person);

            assertThat(result.status()).isEqualTo(Status.AWAITING_USER_TOKEN);
            assertThat(result.initialPassword()).isNull();
            assertThat(bridge.signIn(person, STRANGERS)).isPresent();
            assertThat(bridge.openWebUi.as(session).settings().get()).isNull();
        }
    }

    @Test
    void anAccountThatWasDeletedAndRegisteredAnewIsNotTakenOver() {
        bridge.facade().provisionUser(person);
        bridge.openWebUi.users().delete(bridge.account(person).id());
        Secret session = register(Role.USER);

        ProvisionResult result = bridge.facade().provisionUser(person);

        assertThat(result.status()).isEqualTo(Status.AWAITING_USER_TOKEN);
        assertThat(bridge.signIn(person, STRANGERS)).isPresent();
        assertThat(bridge.openWebUi.as(session).settings().get()).isNull();
    }

    private Secret register(Role role) {
        return bridge.openWebUi
                .auths()
                .add(new AddAccountRequest("Mallory", person.email(), STRANGERS, role))
                .token();
    }
}
