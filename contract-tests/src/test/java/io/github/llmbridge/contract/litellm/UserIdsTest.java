package io.github.llmbridge.contract.litellm;

import static io.github.llmbridge.contract.LiteLlmBehaviour.ANSWERS_404_TO_UNKNOWN_USERS;
import static io.github.llmbridge.contract.LiteLlmBehaviour.CHECKS_USER_IDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.llmbridge.contract.OnEveryLine;
import io.github.llmbridge.contract.ServerLine;
import io.github.llmbridge.http.NotFoundException;
import io.github.llmbridge.http.RawRequest;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.litellm.KeyHash;
import io.github.llmbridge.litellm.Models;
import io.github.llmbridge.litellm.credentials.NewCredentialRequest;
import io.github.llmbridge.litellm.keys.Key;
import io.github.llmbridge.litellm.keys.KeyListQuery;
import io.github.llmbridge.litellm.teams.NewTeamRequest;
import io.github.llmbridge.litellm.teams.TeamMember;
import io.github.llmbridge.litellm.teams.TeamMemberRequest;
import io.github.llmbridge.litellm.users.NewUserRequest;
import io.github.llmbridge.litellm.users.UpdateUserRequest;
import io.github.llmbridge.litellm.users.Users;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ids are the identity provider's, so they hold what they like. */
@OnEveryLine
class UserIdsTest extends LiteLlmContract {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "two words",
                "ada@example.com",
                "ada+tag@example.com",
                "auth0|5f7c8ec7",
                "Zoë Ünal 李 🦊",
                "a/b?c#d&e=f%20;g",
                "100% \"quoted\" 'id'"
            })
    void everyCallTakesTheIdAsItIs(String odd) {
        String id = ServerLine.unique(odd);

        assertThat(client.users().find(id)).isEmpty();
        client.users()
                .create(NewUserRequest.builder(id, Models.all()).userAlias(odd).build());
        client.users().update(UpdateUserRequest.builder(id).maxBudget(3.0).build());
        KeyHash key = KeyHash.of(make(keyFor(Models.all()).userId(id)));

        assertThat(client.users().info(id).user().userId()).isEqualTo(id);
        assertThat(client.users().info(id).user().userAlias()).isEqualTo(odd);
        assertThat(client.users().info(id).user().maxBudget()).isEqualTo(3.0);
        assertThat(client.users().info(id).keys()).extracting(Key::token).containsExactly(key);
        assertThat(client.keys().info(key).userId()).isEqualTo(id);
        assertThat(client.keys().stream(KeyListQuery.builder().userId(id).build()))
                .extracting(Key::token)
                .containsExactly(key);

        client.users().delete(id);
        assertThat(client.users().find(id)).isEmpty();
        assertThatThrownBy(() -> client.users().delete(id)).isInstanceOf(NotFoundException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"two words", "team+1@example.com", "Zoë's 李 team", "a/b?c#d&e=f%20"})
    void aTeamsIdToo(String odd) {
        String teamId = ServerLine.unique(odd);
        String userId = ServerLine.unique(odd);
        client.users().create(NewUserRequest.builder(userId, Models.all()).build());

        client.teams().create(NewTeamRequest.builder(teamId, Models.all()).build());
        client.teams().addMember(new TeamMemberRequest(teamId, TeamMember.user(userId)));

        assertThat(client.teams().info(teamId).teamId()).isEqualTo(teamId);
        assertThat(client.teams().info(teamId).teamInfo().hasMember(userId)).isTrue();
        assertThat(client.users().info(userId).user().teams()).containsExactly(teamId);
    }

    @Test
    void aPlusIsNotASpace() {
        String plus = ServerLine.unique("a+b");
        client.users().create(NewUserRequest.builder(plus, Models.all()).build());

        assertThat(client.users().find(plus)).isPresent();
        assertThat(client.users().find(plus.replace('+', ' '))).isEmpty();
    }

    @Test
    void theCaseOfAnIdCounts() {
        String lower = ServerLine.unique("user");
        client.users().create(NewUserRequest.builder(lower, Models.all()).build());

        assertThat(client.users().find(lower.replace("user", "User"))).isEmpty();
    }

    /** LiteLLM 1.106.0 takes these for no id, and answers with the row of the caller. */
    @ParameterizedTest
    @ValueSource(strings = {"long", "two words\n", "two\twords and more"})
    void anIdThatTheServerDislikesIsNotFoundAndNeverTheCallersOwnRow(String form) {
        String owner = newUser();
        Secret ownKey = make(keyFor(Models.all()).userId(owner));
        String odd = form.equals("long") ? "x".repeat(300) + " " + "y".repeat(212) : form;

        Users ofUser = client.as(ownKey).users();
        if (line.does(CHECKS_USER_IDS)) {
            assertThat(client.users().infoAnswer(odd).userId()).isNotEqualTo(odd);
            assertThat(ofUser.infoV2Answer(odd).userId()).isEqualTo(owner);
            assertThatThrownBy(() -> ofUser.infoV2(odd)).isInstanceOf(NotFoundException.class);
        } else if (line.does(ANSWERS_404_TO_UNKNOWN_USERS)) {
            assertThatThrownBy(() -> client.users().infoAnswer(odd)).isInstanceOf(NotFoundException.class);
        } else {
            assertThat(client.users().infoAnswer(odd).user().userId()).isNull();
        }
        assertThat(client.users().find(odd)).isEmpty();
        assertThatThrownBy(() -> client.users().info(odd)).isInstanceOf(NotFoundException.class);
    }

    @Test
    void theLongestIdWithABlankIsRead() {
        String id = ServerLine.unique("two words ");
        String longest = id + "🦊".repeat(512 - id.length());
        client.users().create(NewUserRequest.builder(longest, Models.all()).build());

        assertThat(client.users().info(longest).user().userId()).isEqualTo(longest);
        client.users().delete(longest);
    }

    @Test
    void aCredentialsNameWithANewlineDoesNotReachTheOneWithout() {
        String name = ServerLine.unique("credential");
        client.credentials()
                .create(NewCredentialRequest.of(name, Map.of("api_key", Secret.of("sk-provider")))
                        .build());
        try {
            // The server leaves the newline out, and would change or delete the other.
            Object found = client.raw()
                    .send(RawRequest.get("/credentials/by_name/" + name + "%0A"))
                    .object()
                    .get("credential_name");
            assertThat(found).isEqualTo(name);
            assertThatThrownBy(() -> client.credentials().find(name + "\n"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("name ");
        } finally {
            client.credentials().delete(name);
        }
    }
}
