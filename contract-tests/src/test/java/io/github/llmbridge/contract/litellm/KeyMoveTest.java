package io.github.llmbridge.contract.litellm;

import static io.github.llmbridge.contract.LiteLlmBehaviour.ANSWERS_403_TO_REFUSED_MODELS;
import static io.github.llmbridge.contract.LiteLlmBehaviour.ANSWERS_404_TO_UNKNOWN_TEAMS_OF_KEYS;
import static io.github.llmbridge.contract.LiteLlmBehaviour.CHECKS_TEAMS_OF_CHANGED_KEYS;
import static io.github.llmbridge.contract.LiteLlmBehaviour.IGNORES_EMPTY_TEAMS_OF_KEYS;
import static io.github.llmbridge.contract.LiteLlmBehaviour.INSISTS_ON_TEAMS;
import static io.github.llmbridge.contract.LiteLlmBehaviour.MOVES_KEYS_FOR_ALL_TEAM_MODELS;
import static io.github.llmbridge.contract.LiteLlmBehaviour.TAKES_EMPTY_TEAMS_OF_KEYS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.llmbridge.contract.OnEveryLine;
import io.github.llmbridge.contract.ServerLine;
import io.github.llmbridge.http.ApiException;
import io.github.llmbridge.http.ForbiddenException;
import io.github.llmbridge.http.NotFoundException;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.litellm.KeyHash;
import io.github.llmbridge.litellm.Models;
import io.github.llmbridge.litellm.keys.Key;
import io.github.llmbridge.litellm.keys.UpdateKeyRequest;
import io.github.llmbridge.litellm.teams.NewTeamRequest;
import io.github.llmbridge.litellm.teams.TeamMember;
import io.github.llmbridge.litellm.teams.TeamMemberRequest;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Keys that change their team or their user. */
@OnEveryLine
class KeyMoveTest extends LiteLlmContract {
    private static final Models MINI = Models.of("gpt-4o-mini");
    private static final Models BOTH = Models.of("gpt-4o-mini", "gpt-4o");

    private static UpdateKeyRequest.Builder change(Secret key) {
        return UpdateKeyRequest.builder(KeyHash.of(key));
    }

    private void move(Secret key, String teamId) {
        client.keys().update(change(key).teamId(teamId).build());
    }

    private void assertModelRefused(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(ForbiddenException.class, e -> {
            assertThat(e.code()).contains("team_model_access_denied");
            assertThat(e.status()).isEqualTo(line.does(ANSWERS_403_TO_REFUSED_MODELS) ? 403 : 401);
        });
    }

    private String member(String teamId) {
        String id = newUser();
        client.teams().addMember(new TeamMemberRequest(teamId, TeamMember.user(id)));
        return id;
    }

    @Test
    void aTeamThatLacksAModelOfTheKeyIsRefused() {
        Secret key = make(keyFor(BOTH));
        String team = newTeam(MINI);

        assertModelRefused(() -> move(key, team));

        assertThat(stored(key).teamId()).isNull();
    }

    @Test
    void theModelsThatTheKeyHasCountAndNotThoseThatComeAlong() {
        String team = newTeam(MINI);
        Secret broad = make(keyFor(BOTH));
        assertModelRefused(() ->
                client.keys().update(change(broad).teamId(team).models(MINI).build()));
        assertThat(stored(broad).models()).isEqualTo(BOTH);

        Secret narrow = make(keyFor(MINI));
        client.keys()
                .update(change(narrow).teamId(team).models(Models.of("gpt-4o")).build());
        assertThat(stored(narrow).teamId()).isEqualTo(team);
        assertThat(stored(narrow).models()).isEqualTo(Models.of("gpt-4o"));

        // First the models, then the team.
        client.keys().update(change(broad).models(MINI).build());
        move(broad, team);
        assertThat(ask(broad, "gpt-4o-mini")).isEqualTo("Hello from gpt-4o-mini");
    }

    @Test
    void insideATeamTheModelsAreNotChecked() {
        String team = newTeam(MINI);
        Secret key = make(keyFor(MINI).teamId(team));

        client.keys()
                .update(change(key).teamId(team).models(Models.of("gpt-4o")).build());

        assertThat(stored(key).models()).isEqualTo(Models.of("gpt-4o"));
    }

    @Test
    void aKeyForAllModelsMayMoveAnywhereAndAllTeamModelsSince1_106() {
        String team = newTeam(MINI);
        Secret all = make(keyFor(Models.all()));
        Secret allOfTheTeam = make(keyFor(Models.of("all-team-models")));

        move(all, team);
        assertThat(stored(all).teamId()).isEqualTo(team);

        if (!line.does(MOVES_KEYS_FOR_ALL_TEAM_MODELS)) {
            // 1.77.3 takes the word for a model.
            assertModelRefused(() -> move(allOfTheTeam, team));
        } else {
            move(allOfTheTeam, team);
            assertThat(stored(allOfTheTeam).teamId()).isEqualTo(team);
        }
        assertModelRefused(() -> move(make(keyFor(Models.of("all-proxy-models"))), team));
    }

    @Test
    void theUserOfTheKeyMustBeAMember() {
        String team = newTeam(Models.all());
        String stranger = newUser();
        Secret key = make(keyFor(MINI).userId(stranger));

        assertThatThrownBy(() -> move(key, team))
                .isInstanceOfSatisfying(
                        ForbiddenException.class, e -> assertThat(e.status()).isEqualTo(403))
                .hasMessageContaining("is not a member of the team");

        client.teams().addMember(new TeamMemberRequest(team, TeamMember.user(stranger)));
        move(key, team);
        assertThat(stored(key).teamId()).isEqualTo(team);
    }

    @Test
    void theUserThatTheKeyHasCountsAndNotTheOneThatComesAlong() {
        String team = newTeam(Models.all());
        String stranger = newUser();
        String member = member(team);
        Secret ofTheStranger = make(keyFor(MINI).userId(stranger));
        Secret ofTheMember = make(keyFor(MINI).userId(member));

        assertThatThrownBy(() -> client.keys()
                        .update(change(ofTheStranger)
                                .teamId(team)
                                .userId(member)
                                .build()))
                .isInstanceOf(ForbiddenException.class);
        client.keys().update(change(ofTheMember).teamId(team).userId(stranger).build());

        assertThat(stored(ofTheMember).teamId()).isEqualTo(team);
        assertThat(stored(ofTheMember).userId()).isEqualTo(stranger);
    }

    @Test
    void limitsAboveTheTeamsAreRefusedByWhatTheKeyHas() {
        String team = ServerLine.unique("team");
        client.teams()
                .create(NewTeamRequest.builder(team, Models.all())
                        .tpmLimit(100L)
                        .rpmLimit(10L)
                        .build());
        Secret tokens = make(keyFor(MINI).tpmLimit(200L));
        Secret requests = make(keyFor(MINI).tpmLimit(50L).rpmLimit(20L));

        assertThatThrownBy(() -> client.keys()
                        .update(change(tokens).teamId(team).tpmLimit(50L).build()))
                .isInstanceOf(ForbiddenException.class)
                .hasMessageContaining("greater than the team's tpm_limit");
        assertThatThrownBy(() -> move(requests, team))
                .isInstanceOf(ForbiddenException.class)
                .hasMessageContaining("greater than the team's rpm_limit");

        // Requests are looked at beside tokens only.
        move(make(keyFor(MINI).rpmLimit(20L)), team);
        move(make(keyFor(MINI).maxBudget(1_000.0).tpmLimit(100L).rpmLimit(10L)), team);
    }

    @Test
    void anUnknownTeamIsRefused() {
        Secret key = make(keyFor(MINI));

        assertThatThrownBy(() -> move(key, ServerLine.unique("team")))
                .isInstanceOfSatisfying(
                        ApiException.class,
                        e -> assertThat(e.status())
                                .isEqualTo(line.does(ANSWERS_404_TO_UNKNOWN_TEAMS_OF_KEYS) ? 404 : 400))
                .hasMessageContaining("Team doesn't exist in db");
    }

    @Test
    void nullLeavesTheTeam() {
        Secret key = make(keyFor(Models.all()).teamId(newTeam(MINI)));
        assertThatThrownBy(() -> ask(key, "gpt-4o")).isInstanceOf(ForbiddenException.class);

        client.keys().update(change(key).clearTeamId().build());

        assertThat(stored(key).teamId()).isNull();
        assertThat(ask(key, "gpt-4o")).isEqualTo("Hello from gpt-4o");
    }

    @Test
    void anEmptyTeamIsNoneAndLeavesNothing() {
        String team = newTeam(MINI);
        Secret key = make(keyFor(MINI).teamId(team));

        UpdateKeyRequest empty =
                change(key).additionalProperties(Map.of("team_id", "")).build();
        if (!line.does(TAKES_EMPTY_TEAMS_OF_KEYS)) {
            assertThatThrownBy(() -> client.keys().update(empty)).hasMessageContaining("Team doesn't exist in db");
        } else {
            client.keys().update(empty);
        }

        boolean left = line.does(TAKES_EMPTY_TEAMS_OF_KEYS) && !line.does(IGNORES_EMPTY_TEAMS_OF_KEYS);
        assertThat(stored(key).teamId()).isEqualTo(left ? "" : team);
    }

    @Test
    void aKeyWhoseTeamIsGoneIsUselessSince1_106UntilItMoves() {
        Secret key = make(keyFor(MINI).teamId(ServerLine.unique("team")));
        String team = newTeam(MINI);

        if (!line.does(INSISTS_ON_TEAMS)) {
            assertThat(ask(key, "gpt-4o-mini")).isEqualTo("Hello from gpt-4o-mini");
            ThrowingCallable leaving =
                    () -> client.keys().update(change(key).clearTeamId().build());
            if (line.does(CHECKS_TEAMS_OF_CHANGED_KEYS)) {
                assertThatThrownBy(leaving).isInstanceOf(NotFoundException.class);
            } else {
                assertThatCode(leaving).doesNotThrowAnyException();
            }
            return;
        }
        for (ThrowingCallable call : new ThrowingCallable[] {
            () -> ask(key, "gpt-4o-mini"),
            () -> client.as(key).models().list(),
            () -> client.keys().update(change(key).maxBudget(1.0).build()),
            () -> client.keys().update(change(key).clearTeamId().build())
        }) {
            assertThatThrownBy(call)
                    .isInstanceOfSatisfying(
                            ApiException.class, e -> assertThat(e.status()).isEqualTo(404))
                    .hasMessageContaining("Team doesn't exist in db");
        }

        move(key, team);
        assertThat(ask(key, "gpt-4o-mini")).isEqualTo("Hello from gpt-4o-mini");
    }

    @Test
    void aKeyOfATeamThatIsGoneHasNoTeamsName() {
        String user = newUser();
        make(keyFor(MINI).userId(user).teamId(ServerLine.unique("team")));
        make(keyFor(MINI).userId(user));

        assertThat(client.users().info(user).keys())
                .extracting(Key::teamAlias)
                // The word, not null, is what the server says of a key without a team.
                .containsExactlyInAnyOrder(null, "None");
    }

    @Test
    void aKeyIsGivenToAnotherUserWhoeverThatIs() {
        String first = newUser();
        String second = newUser();
        Secret key = make(keyFor(MINI).userId(first));

        client.keys().update(change(key).userId(second).build());
        assertThat(client.users().info(first).keys()).isEmpty();
        assertThat(client.users().info(second).keys()).extracting(Key::token).containsExactly(KeyHash.of(key));

        String nobody = ServerLine.unique("nobody");
        client.keys().update(change(key).userId(nobody).build());
        assertThat(stored(key).userId()).isEqualTo(nobody);
    }

    @Test
    void aKeyInATeamIsGivenToAUserOutsideIt() {
        String team = newTeam(MINI);
        Secret key = make(keyFor(MINI).teamId(team).userId(member(team)));
        String stranger = newUser();

        client.keys().update(change(key).userId(stranger).build());

        assertThat(stored(key).userId()).isEqualTo(stranger);
        assertThat(ask(key, "gpt-4o-mini")).isEqualTo("Hello from gpt-4o-mini");
    }
}
