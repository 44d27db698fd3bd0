package io.github.llmbridge.contract.litellm;

import static io.github.llmbridge.contract.LiteLlmBehaviour.ANSWERS_403_TO_REFUSED_MODELS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.llmbridge.contract.OnEveryLine;
import io.github.llmbridge.contract.ServerLine;
import io.github.llmbridge.http.ApiException;
import io.github.llmbridge.http.ForbiddenException;
import io.github.llmbridge.http.NotFoundException;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.litellm.Models;
import io.github.llmbridge.litellm.models.Model;
import io.github.llmbridge.litellm.users.NewUserRequest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who may call which model: key, team and user together. */
@OnEveryLine
class ModelAccessTest extends LiteLlmContract {
    private static final Models MINI = Models.of("gpt-4o-mini");

    private void assertAnswers(Secret key, String model) {
        assertThat(ask(key, model)).isEqualTo("Hello from " + model);
    }

    private void assertDenied(Secret key, String model, String type) {
        assertThatThrownBy(() -> ask(key, model)).isInstanceOfSatisfying(ForbiddenException.class, e -> {
            assertThat(e.code()).contains(type);
            // 1.77.3 takes it for a caller it does not know.
            assertThat(e.status()).isEqualTo(line.does(ANSWERS_403_TO_REFUSED_MODELS) ? 403 : 401);
        });
    }

    private List<String> shown(Secret key) {
        return client.as(key).models().list().ids();
    }

    private String userWith(Models models) {
        String id = ServerLine.unique("user");
        client.users().create(NewUserRequest.builder(id, models).build());
        return id;
    }

    @Test
    void theMasterKeySeesEveryModelOfTheProxy() {
        // Others may have added theirs.
        assertThat(client.models().list().ids()).contains("gpt-4o-mini", "gpt-4o", "claude-sonnet");
        assertThat(client.models().list().data()).extracting(Model::object).containsOnly("model");
        assertThat(client.models().listWithGroups().ids()).contains("gpt-4o-mini", "gpt-4o", "claude-sonnet");
    }

    @Test
    void aKeyAnswersForItsModelsOnly() {
        Secret key = make(keyFor(Models.of("gpt-4o-mini", "claude-sonnet")));

        assertAnswers(key, "gpt-4o-mini");
        assertAnswers(key, "claude-sonnet");
        assertDenied(key, "gpt-4o", "key_model_access_denied");
        assertThat(shown(key)).containsExactlyInAnyOrder("gpt-4o-mini", "claude-sonnet");
    }

    @Test
    void aKeyForAllModelsAnswersForEach() {
        Secret key = make(keyFor(Models.all()));

        assertAnswers(key, "gpt-4o-mini");
        assertAnswers(key, "gpt-4o");
        assertAnswers(key, "claude-sonnet");
    }

    @Test
    void aModelThatDoesNotExistIsNotFoundForAKeyForAllModels() {
        Secret key = make(keyFor(Models.all()));

        assertThatThrownBy(() -> ask(key, "no-such-model"))
                .isInstanceOfSatisfying(
                        NotFoundException.class, e -> assertThat(e.status()).isEqualTo(400))
                .hasMessageContaining("no-such-model");
    }

    @Test
    void aModelThatDoesNotExistIsDeniedToAKeyWithAList() {
        assertDenied(newKey(), "no-such-model", "key_model_access_denied");
    }

    @Test
    void aKeyMayListAModelThatDoesNotExist() {
        Secret key = make(keyFor(Models.of("no-such-model")));

        assertThat(shown(key)).containsExactly("no-such-model");
        assertThatThrownBy(() -> ask(key, "no-such-model")).isInstanceOf(NotFoundException.class);
    }

    @Test
    void theTeamNarrowsAKeyForAllModels() {
        Secret key = make(keyFor(Models.all()).teamId(newTeam(MINI)));

        assertAnswers(key, "gpt-4o-mini");
        assertDenied(key, "gpt-4o", "team_model_access_denied");
        assertThat(shown(key)).containsExactly("gpt-4o-mini");
    }

    @Test
    void allTeamModelsMeansTheTeamsList() {
        Secret key = make(keyFor(Models.of("all-team-models")).teamId(newTeam(MINI)));

        assertAnswers(key, "gpt-4o-mini");
        assertDenied(key, "gpt-4o", "team_model_access_denied");
    }

    @Test
    void aKeyForAModelThatTheTeamLacksAnswersForNothing() {
        Secret key = make(keyFor(Models.of("gpt-4o")).teamId(newTeam(MINI)));

        assertDenied(key, "gpt-4o", "team_model_access_denied");
        assertDenied(key, "gpt-4o-mini", "key_model_access_denied");
        // Shown all the same: the list is the key's alone.
        assertThat(shown(key)).containsExactly("gpt-4o");
    }

    @Test
    void allProxyModelsDoesNotGetAroundTheTeam() {
        Secret key = make(keyFor(Models.of("all-proxy-models")).teamId(newTeam(MINI)));

        assertAnswers(key, "gpt-4o-mini");
        assertDenied(key, "gpt-4o", "team_model_access_denied");
    }

    @Test
    void theUserNarrowsAPersonalKeyWhichDoesNotShow() {
        Secret key = make(keyFor(Models.all()).userId(userWith(MINI)));

        assertAnswers(key, "gpt-4o-mini");
        assertDenied(key, "gpt-4o", "user_model_access_denied");
        assertThat(shown(key)).contains("gpt-4o");
    }

    @Test
    void theUserDoesNotNarrowAKeyOfATeam() {
        Secret key = make(keyFor(Models.all()).userId(userWith(MINI)).teamId(newTeam(Models.all())));

        assertAnswers(key, "gpt-4o");
    }

    @Test
    void aUserWithoutDefaultModelsHasNoneOnAPersonalKey() {
        Secret key = make(keyFor(Models.all()).userId(userWith(Models.of("no-default-models"))));

        assertDenied(key, "gpt-4o-mini", "key_model_access_denied");
    }

    @Test
    void aDeniedModelIsToldInTheServersWords() {
        Secret key = newKey();

        assertThatThrownBy(() -> ask(key, "gpt-4o")).isInstanceOfSatisfying(ApiException.class, e -> {
            assertThat(e.operation()).isEqualTo("chatCompletions.create");
            assertThat(e.serverMessage()).isPresent();
            assertThat(e.getMessage()).doesNotContain(key.reveal());
        });
    }
}
