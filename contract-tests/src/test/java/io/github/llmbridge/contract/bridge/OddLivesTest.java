package io.github.llmbridge.contract.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.llmbridge.bridge.person.Part;
import io.github.llmbridge.bridge.report.InvalidRequestException;
import io.github.llmbridge.bridge.report.Problem;
import io.github.llmbridge.bridge.report.ProvisionResult;
import io.github.llmbridge.bridge.report.Status;
import io.github.llmbridge.contract.OnEveryLine;
import io.github.llmbridge.contract.ServerLine;
import io.github.llmbridge.contract.Wire;
import io.github.llmbridge.litellm.KeyHash;
import io.github.llmbridge.openwebui.settings.DirectConnection;
import io.github.llmbridge.openwebui.users.Role;
import io.github.llmbridge.openwebui.users.UpdateAccountRequest;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lives that once ended elsewhere than others with the same wish; {@link OneEndTest} found them. */
@OnEveryLine
class OddLivesTest {
    private final Wire wire = new Wire();

    @Parameter
    ServerLine line;

    private Life life;

    @AfterEach
    void close() {
        life.close();
        wire.close();
    }

    @ParameterizedTest(name = "with a secret: {0}")
    @ValueSource(booleans = {true, false})
    void aRemovalForgetsNothingThatItLeaves(boolean derives) {
        begin(derives);
        life.provision(life.wish().team(life.subject.team).addGroups(life.subject.extraGroup));

        life.facade().remove(life.id(), Set.of(Part.CONNECTION, Part.KEYS));
        life.provision(life.wish());

        PersonState state = PersonState.of(life.subject);
        assertThat(state.facts())
                .containsEntry("account groups", "[Free-ID]")
                .containsEntry("user teams", "[]")
                .containsEntry("key team", "null");
    }

    @ParameterizedTest(name = "with a secret: {0}")
    @ValueSource(booleans = {true, false})
    void aKeyOutlastsARemovalOfTheTeam(boolean derives) {
        begin(derives);
        life.provision(life.wish().team(life.subject.team));
        var key = life.keys().get(0).token();

        life.facade().remove(life.id(), Set.of(Part.TEAM));

        assertThat(life.keys()).singleElement().satisfies(left -> {
            assertThat(left.token()).isEqualTo(key);
            assertThat(left.teamId()).isNull();
        });
        assertThat(PersonState.of(life.subject).facts()).containsEntry("user teams", "[]");
    }

    @ParameterizedTest(name = "with a secret: {0}")
    @ValueSource(booleans = {true, false})
    void aSuspensionOutlastsARemovalOfTheKeys(boolean derives) {
        begin(derives);
        life.facade().suspend(life.id());

        life.facade().remove(life.id(), Set.of(Part.KEYS));

        assertThat(life.provision(life.wish()).status()).isEqualTo(Status.SUSPENDED);
        assertThat(life.keys()).isNotEmpty().allMatch(Life::isBlocked);
        life.facade().resume(life.id());
        assertThat(life.provision(life.wish()).status()).isEqualTo(Status.READY);
    }

    @ParameterizedTest(name = "with a secret: {0}")
    @ValueSource(booleans = {true, false})
    void theKeyOfASuspendedPersonIsNotReplacedSinceItsSettingsAreShut(boolean derives) {
        begin(derives);
        life.facade().suspend(life.id());
        wire.clear();

        assertThatThrownBy(() -> life.facade().replaceKeyNow(life.id()))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("resume");
        assertThatThrownBy(() -> life.facade().rotateKey(life.id())).isInstanceOf(InvalidRequestException.class);
        assertThat(life.keys()).hasSize(1);
    }

    @ParameterizedTest(name = "with a secret: {0}")
    @ValueSource(booleans = {true, false})
    void aSuspensionSwitchesAConnectionOffThatHasLostItsKey(boolean derives) {
        begin(derives);
        life.misalign();

        assertThat(life.facade().suspend(life.id()).problem(Problem.Kind.CONNECTION_NOT_CHANGED))
                .isEmpty();

        assertThat(life.account().orElseThrow().directConnections().repaired().all())
                .noneMatch(DirectConnection::enabled);
        assertThat(life.facade().plan(life.wish().build()).changes()).isEmpty();
    }

    @ParameterizedTest(name = "with a secret: {0}")
    @ValueSource(booleans = {true, false})
    void aSuspendedPersonWithoutAConnectionIsAtRest(boolean derives) {
        begin(derives);
        life.facade().suspend(life.id());
        life.facade().resume(life.id());
        life.editConnections(stored -> stored.remove(any -> true));
        life.facade().suspend(life.id());
        wire.clear();

        assertThat(life.provision(life.wish()).unchanged()).isTrue();
        assertThat(wire.writes()).isEmpty();
    }

    @ParameterizedTest(name = "with a secret: {0}")
    @ValueSource(booleans = {true, false})
    void aSuspendedPersonWithoutAnAccountIsAtRest(boolean derives) {
        begin(derives);
        life.facade().suspend(life.id());
        life.facade().remove(life.id(), Set.of(Part.ACCOUNT));
        life.provision(life.wish());

        assertThat(life.facade().plan(life.wish().build()).changes()).isEmpty();
        assertThat(life.account()).isEmpty();
    }

    @ParameterizedTest(name = "with a secret: {0}")
    @ValueSource(booleans = {true, false})
    void aConnectionThatHasLostItsKeyCanBeRemoved(boolean derives) {
        begin(derives);
        life.misalign();

        life.facade().remove(life.id(), Set.of(Part.CONNECTION, Part.KEYS));

        assertThat(life.account().orElseThrow().directConnections().all()).isEmpty();
        assertThat(life.keys()).isEmpty();
    }

    @ParameterizedTest(name = "with a secret: {0}")
    @ValueSource(booleans = {true, false})
    void aPendingRoleStaysThoughTheConnectionIsGone(boolean derives) {
        begin(derives);
        life.facade().remove(life.id(), Set.of(Part.CONNECTION));
        life.changeAccount(UpdateAccountRequest.builder().role(Role.PENDING));

        ProvisionResult result = life.provision(life.wish());

        assertThat(result.problem(Problem.Kind.ACCOUNT_PENDING)).isPresent();
        assertThat(life.account().orElseThrow().role()).isEqualTo(Role.PENDING);
    }

    @ParameterizedTest(name = "with a secret: {0}")
    @ValueSource(booleans = {true, false})
    void aLimitOfTheTierBeforeIsTakenBackThoughTheMetadataWereReplaced(boolean derives) {
        begin(derives);
        life.provision(life.wish().tier("pro"));
        life.replaceKeyMetadata(Map.of("cost_center", "42"));

        life.provision(life.wish());

        assertThat(life.keys())
                .singleElement()
                .satisfies(key -> assertThat(key.maxParallelRequests()).isNull());
    }

    /** 1.77.3 ends a short life at a whole second, which looked like an end that was still to be set. */
    @ParameterizedTest(name = "with a secret: {0}")
    @ValueSource(booleans = {true, false})
    void anEndedKeyThatWasRotatedStaysEndedThoughItsAccountIsDeleted(boolean derives) {
        begin(derives);
        life.expire();
        life.facade().rotateKey(life.id());
        life.openWebUi().users().delete(life.account().orElseThrow().id());

        ProvisionResult result = life.provision(life.wish());

        assertThat(result.problem(Problem.Kind.KEY_ENDED)).isPresent();
        assertThat(life.keys())
                .singleElement()
                .satisfies(key -> assertThat(key.expires())
                        .isBefore(Instant.now().plus(life.subject.ahead()).plusSeconds(60)));
    }

    /** Only the value tells whose it is. */
    @Test
    void aKeyThatHasLostEveryMarkIsKnownByItsValueWhereThereIsASecret() {
        begin(true);
        var key = life.keys().get(0).token();
        life.changeKeys(change -> change.keyAlias("renamed-" + life.id()));
        life.replaceKeyMetadata(Map.of("cost_center", "42"));
        life.misalign();

        life.provision(life.wish());

        assertThat(life.keys()).singleElement().satisfies(left -> {
            assertThat(left.token()).isEqualTo(key);
            assertThat(left.metadata()).containsEntry("cost_center", "42").containsEntry("managed_by", "llmbridge");
        });
        assertThat(life.connections())
                .singleElement()
                .satisfies(found -> assertThat(KeyHash.of(found.key())).isEqualTo(key));
    }

    private void begin(boolean derives) {
        life = new Life(line, wire, derives);
        life.provision(life.wish());
    }
}
