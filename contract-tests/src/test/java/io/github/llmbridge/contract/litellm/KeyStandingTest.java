package io.github.llmbridge.contract.litellm;

import static io.github.llmbridge.contract.LiteLlmBehaviour.OBEYS_SCIM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.llmbridge.contract.OnEveryLine;
import io.github.llmbridge.contract.ServerLine;
import io.github.llmbridge.http.ApiException;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.http.UnauthorizedException;
import io.github.llmbridge.litellm.KeyHash;
import io.github.llmbridge.litellm.Models;
import io.github.llmbridge.litellm.keys.GenerateKeyRequestBuilder;
import io.github.llmbridge.litellm.keys.UpdateKeyRequest;
import io.github.llmbridge.litellm.teams.NewTeamRequest;
import io.github.llmbridge.litellm.users.NewUserRequest;
import io.github.llmbridge.litellm.users.UpdateUserRequest;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Refusals although the key itself is fine, and which reason the server tells if there are several. */
@OnEveryLine
class KeyStandingTest extends LiteLlmContract {
    private static final Models OTHER = Models.of("gpt-4o");

    private String userWith(Object scimActive) {
        String id = ServerLine.unique("user");
        client.users()
                .create(NewUserRequest.builder(id, Models.all())
                        .metadata(Map.of("scim_active", scimActive))
                        .build());
        return id;
    }

    private static void assertOffByScim(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(UnauthorizedException.class).hasMessageContaining("deactivated via SCIM");
    }

    private void assertTold(Secret key, String type) {
        assertThatThrownBy(() -> ask(key, "gpt-4o-mini"))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.code()).contains(type));
    }

    private Secret ended(GenerateKeyRequestBuilder request) {
        Secret key = make(request);
        client.keys()
                .update(UpdateKeyRequest.builder(KeyHash.of(key))
                        .additionalProperties(Map.of("duration", "0s"))
                        .build());
        return key;
    }

    @Test
    void aUserWhomAnIdentityProviderSwitchedOffIsRefusedOnEveryRouteSince1_106() {
        String userId = userWith(false);
        Secret personal = make(keyFor(Models.all()).userId(userId));
        Secret ofATeam = make(keyFor(Models.all()).userId(userId).teamId(newTeam(Models.all())));

        if (!line.does(OBEYS_SCIM)) {
            // 1.77.3 keeps the mark and does not look at it.
            assertThat(ask(personal, "gpt-4o-mini")).isEqualTo("Hello from gpt-4o-mini");
            return;
        }
        assertOffByScim(() -> ask(personal, "gpt-4o-mini"));
        assertOffByScim(() -> ask(ofATeam, "gpt-4o-mini"));
        assertOffByScim(() -> client.as(personal).models().list());
        assertOffByScim(() -> client.as(personal).keys().info(KeyHash.of(personal)));
    }

    @Test
    void aUserIsSwitchedOffAndOnAtOnce() {
        String userId = newUser();
        Secret key = make(keyFor(Models.all()).userId(userId));
        assertThat(ask(key, "gpt-4o-mini")).isEqualTo("Hello from gpt-4o-mini");

        mark(userId, false);
        if (line.does(OBEYS_SCIM)) {
            assertOffByScim(() -> ask(key, "gpt-4o-mini"));
        }

        mark(userId, true);
        assertThat(ask(key, "gpt-4o-mini")).isEqualTo("Hello from gpt-4o-mini");
    }

    private void mark(String userId, boolean active) {
        client.users()
                .update(UpdateUserRequest.builder(userId)
                        .metadata(Map.of("scim_active", active))
                        .build());
    }

    @ParameterizedTest
    @ValueSource(strings = {"false", "no", ""})
    void onlyAPlainFalseSwitchesOff(String text) {
        assertThat(ask(make(keyFor(Models.all()).userId(userWith(text))), "gpt-4o-mini"))
                .isEqualTo("Hello from gpt-4o-mini");
        assertThat(ask(make(keyFor(Models.all()).userId(userWith(0))), "gpt-4o-mini"))
                .isEqualTo("Hello from gpt-4o-mini");
    }

    @Test
    void aBlockIsToldBeforeAllElse() {
        assertTold(ended(keyFor(OTHER).blocked(true).spend(2.0).maxBudget(1.0)), "auth_error");
    }

    @Test
    void aModelThatTheKeyLacksIsToldBeforeItsEndAndItsBudget() {
        assertTold(ended(keyFor(OTHER)), "key_model_access_denied");
        assertTold(make(keyFor(OTHER).spend(2.0).maxBudget(1.0)), "key_model_access_denied");
        assertTold(make(keyFor(OTHER).userId(userWith(false))), "key_model_access_denied");
    }

    @Test
    void aUserWhoIsOffIsToldBeforeTheEndOfTheKeyAndTheEndBeforeItsBudget() {
        assertTold(
                ended(keyFor(Models.all()).userId(userWith(false))),
                line.does(OBEYS_SCIM) ? "auth_error" : "expired_key");
        assertTold(ended(keyFor(Models.all()).spend(2.0).maxBudget(1.0)), "expired_key");
    }

    @Test
    void aSpentBudgetOfTheKeyIsToldBeforeABlockedTeamAndTheBlockBeforeTheTeamsModels() {
        String teamId = ServerLine.unique("team");
        client.teams()
                .create(NewTeamRequest.builder(teamId, OTHER)
                        .additionalProperties(Map.of("blocked", true))
                        .build());

        assertTold(make(keyFor(Models.all()).teamId(teamId).spend(2.0).maxBudget(1.0)), "budget_exceeded");
        assertTold(make(keyFor(Models.all()).teamId(teamId)), "auth_error");
    }

    @Test
    void aModelThatTheUserLacksIsToldBeforeTheUsersBudget() {
        String userId = ServerLine.unique("user");
        client.users()
                .create(NewUserRequest.builder(userId, OTHER)
                        .maxBudget(1.0)
                        .additionalProperties(Map.of("spend", 5.0))
                        .build());

        assertTold(make(keyFor(Models.all()).userId(userId)), "user_model_access_denied");
    }
}
