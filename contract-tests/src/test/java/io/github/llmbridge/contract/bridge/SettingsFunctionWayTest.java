package io.github.llmbridge.contract.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.llmbridge.bridge.BridgeFacade;
import io.github.llmbridge.bridge.person.Part;
import io.github.llmbridge.bridge.person.PersonUpdate;
import io.github.llmbridge.bridge.person.ProvisionRequest;
import io.github.llmbridge.bridge.report.InvalidRequestException;
import io.github.llmbridge.bridge.report.KeyResult;
import io.github.llmbridge.bridge.report.Outcome;
import io.github.llmbridge.bridge.report.PersonResult;
import io.github.llmbridge.bridge.report.Problem.Kind;
import io.github.llmbridge.bridge.report.ProvisionResult;
import io.github.llmbridge.bridge.report.SettingsWay;
import io.github.llmbridge.bridge.report.Status;
import io.github.llmbridge.bridge.report.Step;
import io.github.llmbridge.bridge.report.StepResult;
import io.github.llmbridge.contract.OnEveryLine;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.litellm.KeyHash;
import io.github.llmbridge.openwebui.auths.AddAccountRequest;
import io.github.llmbridge.openwebui.settings.SettingsFunctionStatus.State;
import io.github.llmbridge.openwebui.users.Role;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Accounts whose user's token nobody knows, by the settings function. */
@OnEveryLine
class SettingsFunctionWayTest extends BridgeTest {
    private static final Secret PASSWORD = Secret.of("correct horse battery");

    private final ProvisionRequest person = Bridge.newPerson();
    private final ProvisionRequest vouched =
            Bridge.person(person.userId()).vouched(true).build();
    private BridgeFacade facade;

    @BeforeEach
    void letTheFunctionIn() {
        assertThat(bridge.openWebUi.settingsFunction().install().state()).isEqualTo(State.OURS);
        facade = bridge.builder().settingsFunction(true).build();
    }

    @AfterEach
    void closeTheFacade() {
        facade.close();
        bridge.openWebUi.settingsFunction().uninstall();
    }

    @Test
    void provisionsAnAccountOfSomebodyElseAndLeavesEverythingOfItsOwn() {
        Secret token = addAccount(Role.USER);
        bridge.openWebUi.as(token).settings().update(ForeignSettings.withTwoConnections());
        Map<String, Object> before = bridge.openWebUi.as(token).settings().get();

        ProvisionResult result = facade.provisionUser(vouched);

        assertThat(result.status()).isEqualTo(Status.READY);
        assertThat(way(result)).isEqualTo(SettingsWay.SETTINGS_FUNCTION);
        assertThat(bridge.connections(person)).hasSize(3);
        assertThat(KeyHash.of(bridge.connections(person).get(2).key())).isEqualTo(result.keyHash());
        assertThat(ForeignSettings.withoutThirdConnection(
                        bridge.openWebUi.as(token).settings().get()))
                .isEqualTo(before);
        assertThat(facade.plan(vouched).isEmpty()).isTrue();
    }

    @Test
    void theWholeLifeNeedsNoToken() {
        Secret token = addAccount(Role.USER);
        bridge.openWebUi.as(token).settings().update(ForeignSettings.withTwoConnections());
        Map<String, Object> before = bridge.openWebUi.as(token).settings().get();
        ProvisionResult made = facade.provisionUser(vouched);

        KeyResult rotated = facade.rotateKey(person.userId());

        assertThat(rotated.status()).isEqualTo(Status.READY);
        assertThat(way(rotated)).isEqualTo(SettingsWay.SETTINGS_FUNCTION);
        assertThat(rotated.keyHash()).isNotEqualTo(made.keyHash());
        assertThat(bridge.key(person).token()).isEqualTo(rotated.keyHash());
        assertThat(KeyHash.of(bridge.connections(person).get(2).key())).isEqualTo(rotated.keyHash());

        assertThat(way(facade.suspend(person.userId()))).isEqualTo(SettingsWay.SETTINGS_FUNCTION);
        assertThat(bridge.connections(person).get(2).enabled()).isFalse();
        assertThat(bridge.account(person).role()).isEqualTo(Role.PENDING);

        // The account is pending: its own token would open nothing now.
        KeyResult whileSuspended = facade.rotateKey(person.userId());
        assertThat(KeyHash.of(bridge.connections(person).get(2).key())).isEqualTo(whileSuspended.keyHash());

        assertThat(facade.resume(person.userId()).status()).isEqualTo(Status.READY);
        assertThat(bridge.connections(person).get(2).enabled()).isTrue();

        PersonResult removed = facade.remove(person.userId(), Set.of(Part.CONNECTION, Part.KEYS));
        assertThat(way(removed)).isEqualTo(SettingsWay.SETTINGS_FUNCTION);
        // The suspension has ended the sessions.
        Secret again = bridge.signIn(person, PASSWORD).orElseThrow();
        assertThat(bridge.openWebUi.as(again).settings().get()).isEqualTo(before);
    }

    @Test
    void mendsAConnectionThatItsUserHasDeleted() {
        addAccount(Role.USER);
        facade.provisionUser(vouched);
        bridge.openWebUi
                .settingsFunction()
                .editor(bridge.account(person).id())
                .edit(stored -> stored.remove(found -> true));

        ProvisionResult mended = facade.provisionUser(vouched);

        bridge.assertProvisioned(person, mended);
        assertThat(way(mended)).isEqualTo(SettingsWay.SETTINGS_FUNCTION);
    }

    @ParameterizedTest
    @ValueSource(strings = {"user", "pending"})
    void aStrangersAccountGetsNoKeyByAnyCallThatVouchesForNothing(String role) {
        Secret session = addAccount(new Role(role));

        ProvisionResult result = facade.provisionUser(person);

        assertThat(result.status()).isEqualTo(Status.AWAITING_USER_TOKEN);
        assertThat(result.problem(Kind.ACCOUNT_NOT_VOUCHED)).isPresent();
        facade.changeTier(person.userId(), "pro");
        facade.renew(person.userId());
        assertThatThrownBy(() -> facade.rotateKey(person.userId())).isInstanceOf(InvalidRequestException.class);
        assertThatThrownBy(() -> facade.replaceKeyNow(person.userId())).isInstanceOf(InvalidRequestException.class);
        facade.updatePerson(person.userId(), PersonUpdate.name("Ada Lovelace"));
        facade.suspend(person.userId());
        facade.resume(person.userId());
        facade.provisionUser(person);

        assertThat(bridge.account(person).role().value()).isEqualTo(role);
        assertThat(bridge.account(person).settings()).isNull();
        assertThat(session).isNotNull();
    }

    @Test
    void whereTheFunctionCannotBeUsedAProblemSaysWhyAndTheTokensWayIsTried() {
        Secret token = addAccount(Role.USER);
        bridge.openWebUi.settingsFunction().uninstall();

        ProvisionResult waiting = facade.provisionUser(vouched);

        assertThat(waiting.status()).isEqualTo(Status.AWAITING_USER_TOKEN);
        assertThat(waiting.problem(Kind.SETTINGS_FUNCTION_UNUSABLE)).isPresent();

        ProvisionResult result = facade.provisionUser(
                Bridge.person(person.userId()).userToken(token).build());

        assertThat(result.status()).isEqualTo(Status.READY);
        assertThat(way(result)).isEqualTo(SettingsWay.CREDENTIAL);
        assertThat(result.problem(Kind.SETTINGS_FUNCTION_UNUSABLE)).isPresent();
    }

    @Test
    void aFunctionThatIsGoneSinceItWasAskedForIsNoticedInTheSameCall() {
        Secret token = addAccount(Role.USER);
        facade.preflight();
        bridge.openWebUi.settingsFunction().uninstall();

        ProvisionResult result = facade.provisionUser(
                Bridge.person(person.userId()).vouched(true).userToken(token).build());

        assertThat(result.status()).isEqualTo(Status.READY);
        assertThat(way(result)).isEqualTo(SettingsWay.CREDENTIAL);
        assertThat(result.problem(Kind.SETTINGS_FUNCTION_UNUSABLE)).isPresent();
    }

    @Test
    void aTokenProvesWhoseAccountItIsSoTheFunctionIsNotUsedInItsPlace() {
        addAccount(Role.USER);

        ProvisionResult result = facade.provisionUser(Bridge.person(person.userId())
                .userToken(Secret.of("not-a-token"))
                .build());

        assertThat(result.status()).isEqualTo(Status.AWAITING_USER_TOKEN);
        assertThat(bridge.account(person).settings()).isNull();
    }

    @Test
    void aNewAccountsSettingsAreWrittenByItsOwnSession() {
        ProvisionResult result = facade.provisionUser(person);

        bridge.assertProvisioned(person, result);
        assertThat(way(result)).isEqualTo(SettingsWay.CREDENTIAL);
        assertThat(result.outcome(Step.CONNECTION)).contains(Outcome.CREATED);
    }

    private Secret addAccount(Role role) {
        return bridge.openWebUi
                .auths()
                .add(new AddAccountRequest("Ada", person.email(), PASSWORD, role))
                .token();
    }

    private static SettingsWay way(PersonResult result) {
        return result.steps().stream()
                .filter(step -> step.step() == Step.CONNECTION)
                .map(StepResult::way)
                .findFirst()
                .orElse(null);
    }
}
