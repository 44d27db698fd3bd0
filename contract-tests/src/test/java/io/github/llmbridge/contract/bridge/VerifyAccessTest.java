package io.github.llmbridge.contract.bridge;

import static io.github.llmbridge.contract.LiteLlmBehaviour.LETS_KEYS_LIVE_AS_LONG_AS_ASKED;
import static io.github.llmbridge.contract.LiteLlmBehaviour.OBEYS_SCIM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.llmbridge.bridge.BridgeFacade;
import io.github.llmbridge.bridge.person.ProvisionRequest;
import io.github.llmbridge.bridge.person.TeamSpec;
import io.github.llmbridge.bridge.report.AccessProof;
import io.github.llmbridge.bridge.report.PersonNotFoundException;
import io.github.llmbridge.bridge.report.ProvisionResult;
import io.github.llmbridge.bridge.report.Refusal;
import io.github.llmbridge.contract.OnEveryLine;
import io.github.llmbridge.contract.ServerLine;
import io.github.llmbridge.contract.Wire;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.litellm.KeyDuration;
import io.github.llmbridge.litellm.Models;
import io.github.llmbridge.litellm.keys.KeySelection;
import io.github.llmbridge.litellm.teams.NewTeamRequest;
import io.github.llmbridge.litellm.users.UpdateUserRequest;
import io.github.llmbridge.openwebui.settings.DirectConnection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Access is proved by calls with the person's own key, and a refusal is told by name. */
@OnEveryLine
class VerifyAccessTest extends BridgeTest {
    private final ProvisionRequest person = Bridge.newPerson();

    private AccessProof verify() {
        return bridge.facade().verifyAccess(person.userId());
    }

    private void assertRefused(Refusal refusal) {
        AccessProof proof = verify();
        assertThat(proof.works()).isFalse();
        assertThat(proof.refusal()).isEqualTo(refusal);
        assertThat(proof.error()).isNotNull();
    }

    private void page(ProvisionResult made, UnaryOperator<DirectConnection> change) {
        bridge.openWebUi
                .as(bridge.signIn(person, made.initialPassword()).orElseThrow())
                .settingsEditor()
                .edit(stored -> stored.update(found -> true, change));
    }

    @Test
    void aFinishedPersonIsAnsweredByTheTiersFirstModel() {
        ProvisionResult made = bridge.facade().provisionUser(person);
        bridge.wire.clear();

        AccessProof proof = verify();

        assertThat(proof.works()).isTrue();
        assertThat(proof.model()).isEqualTo("gpt-4o-mini");
        assertThat(proof.listed()).containsExactly("gpt-4o-mini");
        assertThat(proof.error()).isNull();
        assertThat(proof.toString()).doesNotContain(made.key().reveal());
        assertThat(bridge.wire.writes()).containsExactly(new Wire.Exchange("POST", "/v1/chat/completions"));
    }

    @Test
    void aNamedModelIsAskedAndRefusedByTheKey() {
        bridge.facade().provisionUser(person);

        AccessProof proof = bridge.facade().verifyAccess(person.userId(), "gpt-4o");

        assertThat(proof.refusal()).isEqualTo(Refusal.MODEL_REFUSED);
        assertThat(proof.model()).isEqualTo("gpt-4o");
        assertThat(proof.error().type()).isEqualTo("ForbiddenException");
    }

    @Test
    void aTeamThatIsNarrowerRefusesThoughTheListShowsTheModel() {
        ProvisionRequest inTeam = Bridge.person(person.userId())
                .team(TeamSpec.createIfMissing(ServerLine.unique("team"), "Research", Models.of("gpt-4o")))
                .build();
        bridge.facade().provisionUser(inTeam);

        AccessProof proof = verify();

        assertThat(proof.listed()).containsExactly("gpt-4o-mini");
        assertThat(proof.refusal()).isEqualTo(Refusal.MODEL_REFUSED);
    }

    @Test
    void aModelThatDoesNotExist() {
        bridge.facade().provisionUser(person);
        bridge.byHand(bridge.key(person), change -> change.models(Models.of("no-such-model")));

        AccessProof proof = bridge.facade().verifyAccess(person.userId(), "no-such-model");

        assertThat(proof.refusal()).isEqualTo(Refusal.NO_SUCH_MODEL);
    }

    @Test
    void aBlockedKey() {
        bridge.facade().provisionUser(person);
        bridge.liteLlm.keys().block(bridge.key(person).token());

        assertRefused(Refusal.BLOCKED);
    }

    @Test
    void aBlockedTeam() {
        String team = ServerLine.unique("team");
        // Blocked from the beginning: a later block takes up to a minute to be seen.
        bridge.liteLlm
                .teams()
                .create(NewTeamRequest.builder(team, Models.of("gpt-4o-mini"))
                        .additionalProperties(Map.of("blocked", true))
                        .build());
        bridge.facade()
                .provisionUser(Bridge.person(person.userId())
                        .team(TeamSpec.existing(team))
                        .build());

        assertRefused(Refusal.BLOCKED);
    }

    @Test
    void aKeyThatHasEnded() throws InterruptedException {
        bridge.facade().provisionUser(person);
        if (!line.does(LETS_KEYS_LIVE_AS_LONG_AS_ASKED)) {
            // Shorter lives end at the next full minute or later there.
            bridge.byHand(bridge.key(person), change -> change.additionalProperties(Map.of("duration", "0s")));
        } else {
            bridge.byHand(bridge.key(person), change -> change.duration(KeyDuration.of("1s")));
            Thread.sleep(1_500);
        }

        assertRefused(Refusal.KEY_ENDED);
    }

    @Test
    void aKeyThatHasSpentItsBudget() {
        bridge.facade().provisionUser(person);
        bridge.byHand(bridge.key(person), change -> change.spend(2.0));

        assertRefused(Refusal.BUDGET_SPENT);
    }

    @Test
    void aKeyThatWasDeleted() {
        bridge.facade().provisionUser(person);
        bridge.liteLlm.keys().delete(KeySelection.of(List.of(bridge.key(person).token())));

        AccessProof proof = verify();

        assertThat(proof.refusal()).isEqualTo(Refusal.KEY_UNKNOWN);
        assertThat(proof.model()).isNull();
    }

    @Test
    void aUserWhomAnIdentityProviderSwitchedOff() {
        bridge.facade().provisionUser(person);
        Map<String, Object> metadata = new LinkedHashMap<>(
                bridge.liteLlm.users().info(person.userId()).user().metadata());
        metadata.put("scim_active", false);
        bridge.liteLlm
                .users()
                .update(UpdateUserRequest.builder(person.userId())
                        .metadata(metadata)
                        .build());

        // 1.77.3 keeps the mark and does not look at it.
        if (!line.does(OBEYS_SCIM)) {
            assertThat(verify().works()).isTrue();
        } else {
            assertRefused(Refusal.USER_DEACTIVATED);
        }
    }

    @Test
    void aConnectionThatIsSwitchedOffIsNotTried() {
        ProvisionResult made = bridge.facade().provisionUser(person);
        page(made, found -> found.withEnabled(false));
        bridge.wire.clear();

        AccessProof proof = verify();

        assertThat(proof.refusal()).isEqualTo(Refusal.CONNECTION_OFF);
        assertThat(proof.error()).isNull();
        assertThat(bridge.wire.writes()).isEmpty();
    }

    @Test
    void aConnectionsKeyIsSentAsItLeavesTheBrowser() {
        ProvisionResult made = bridge.facade().provisionUser(person);

        page(made, found -> found.withKey(Secret.of(made.key().reveal() + "  ")));
        assertThat(verify().works()).isTrue();

        page(made, found -> found.withKey(Secret.of(" " + made.key().reveal())));
        assertThat(verify().works()).isFalse();
    }

    @Test
    void aPersonWithoutAConnection() {
        bridge.facade().provisionUser(person);
        bridge.openWebUi.users().delete(bridge.account(person).id());

        assertThat(verify().refusal()).isEqualTo(Refusal.NO_CONNECTION);
    }

    @Test
    void liteLlmThatDoesNotAnswerTheChat() {
        bridge.facade().provisionUser(person);
        bridge.wire.troubleOnce("POST", "/v1/chat/completions", Wire.Effect.LOSE_ANSWER);

        assertRefused(Refusal.UNREACHABLE);
    }

    @Test
    void nobodyKnowsThePerson() {
        BridgeFacade facade = bridge.facade();

        assertThatThrownBy(() -> facade.verifyAccess(person.userId())).isInstanceOf(PersonNotFoundException.class);
    }
}
