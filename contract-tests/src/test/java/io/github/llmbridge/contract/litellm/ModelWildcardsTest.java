package io.github.llmbridge.contract.litellm;

import static io.github.llmbridge.contract.LiteLlmBehaviour.CHATS_TELL_THE_NAME_ASKED_FOR;
import static io.github.llmbridge.contract.LiteLlmBehaviour.EXPANDS_ALL_TEAM_MODELS;
import static io.github.llmbridge.contract.LiteLlmBehaviour.FORGETS_DELETED_WILDCARDS;
import static io.github.llmbridge.contract.LiteLlmBehaviour.HIDES_WILDCARDS;
import static io.github.llmbridge.contract.LiteLlmBehaviour.MOVES_KEYS_FOR_ALL_TEAM_MODELS;
import static io.github.llmbridge.contract.LiteLlmBehaviour.SHOWS_WILDCARDS_OF_DEPLOYMENTS;
import static io.github.llmbridge.contract.LiteLlmBehaviour.WRITES_OUT_WILDCARDS_OF_DEPLOYMENTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.llmbridge.contract.OnEveryLine;
import io.github.llmbridge.contract.ServerLine;
import io.github.llmbridge.http.EnterpriseOnlyException;
import io.github.llmbridge.http.ForbiddenException;
import io.github.llmbridge.http.NotFoundException;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.http.UnauthorizedException;
import io.github.llmbridge.litellm.KeyHash;
import io.github.llmbridge.litellm.Models;
import io.github.llmbridge.litellm.chat.ChatCompletionRequest;
import io.github.llmbridge.litellm.keys.UpdateKeyRequest;
import io.github.llmbridge.litellm.models.ModelDeployment;
import io.github.llmbridge.litellm.models.ModelDetails;
import io.github.llmbridge.litellm.models.ModelParams;
import io.github.llmbridge.litellm.models.ModelQuery;
import io.github.llmbridge.litellm.models.NewModelRequest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Wildcards and access groups: in the names of deployments, and in the lists of keys and teams. */
@OnEveryLine
class ModelWildcardsTest extends LiteLlmContract {
    private final String prov = ServerLine.unique("prov");
    private final List<String> ids = new ArrayList<>();

    @AfterEach
    void deleteThem() {
        ids.forEach(client.models()::deleteIfPresent);
    }

    /** Its id; it says its name. */
    private String serve(String name, String target, String... groups) {
        String id = ServerLine.unique("id");
        ids.add(id);
        ModelParams params = ModelParams.builder(target)
                .customLlmProvider("openai")
                .apiKey(Secret.of("none"))
                .mockResponse("Hello from " + name)
                .build();
        client.models()
                .create(NewModelRequest.builder(name, id, params)
                        .modelInfo(ModelDetails.of(id)
                                .putAdditionalProperties("access_groups", List.of(groups))
                                .build())
                        .build());
        return id;
    }

    private Secret keyOf(String... models) {
        return make(keyFor(models.length == 0 ? Models.all() : Models.of(models)));
    }

    private Secret teamKey(String... models) {
        return make(keyFor(Models.all()).teamId(newTeam(Models.of(models))));
    }

    private void assertDenied(Secret key, String model) {
        assertThatThrownBy(() -> ask(key, model)).isInstanceOf(ForbiddenException.class);
    }

    private List<String> shown(Secret key) {
        return client.as(key).models().list().ids();
    }

    @Test
    void aWildcardServesEveryNameThatBeginsLikeIt() {
        serve(prov + "/*-mini", "openai/gpt-4o-mini");

        assertThat(ask(keyOf(), prov + "/any-mini")).isEqualTo("Hello from " + prov + "/*-mini");
        assertThat(ask(keyOf(), prov + "/any-mini-and-more")).isEqualTo("Hello from " + prov + "/*-mini");
        assertThatThrownBy(() -> ask(keyOf(), prov + "/any-maxi")).isInstanceOf(NotFoundException.class);
    }

    @Test
    void theMostSpecificWildcardServes() {
        serve(prov + "/*", "openai/*");
        serve(prov + "/gpt-*", "openai/*");

        assertThat(ask(keyOf(), prov + "/gpt-9")).isEqualTo("Hello from " + prov + "/gpt-*");
        assertThat(ask(keyOf(), prov + "/other")).isEqualTo("Hello from " + prov + "/*");
    }

    @Test
    void aDeletedWildcardServesUntilTheServerIsStartedAgainBefore1_106() {
        String id = serve(prov + "/*", "openai/*");
        client.models().delete(id);

        if (!line.does(FORGETS_DELETED_WILDCARDS)) {
            assertThat(ask(keyOf(), prov + "/any")).isEqualTo("Hello from " + prov + "/*");
        } else {
            assertThatThrownBy(() -> ask(keyOf(), prov + "/any")).isInstanceOf(NotFoundException.class);
        }
    }

    @Test
    void aDeploymentIsAlsoCalledByItsIdAndByItsProvidersName() {
        String id = serve(prov + "/one", prov + "-up/one");

        assertThat(ask(keyOf(), id)).isEqualTo("Hello from " + prov + "/one");
        assertThat(ask(keyOf(id), id)).isEqualTo("Hello from " + prov + "/one");
        assertThat(ask(keyOf(), prov + "-up/one")).isEqualTo("Hello from " + prov + "/one");
        assertDenied(keyOf(prov + "/one"), id);
    }

    @Test
    void anAnswerNamesTheModelAsAskedForOrAsItsProviderKnowsIt() {
        String upstream = prov + "-up/one";
        serve(prov + "/one", upstream);
        serve(prov + "/two", "openai/gpt-4o-mini");

        assertThat(nameInAnswer(prov + "/one"))
                .isEqualTo(line.does(CHATS_TELL_THE_NAME_ASKED_FOR) ? prov + "/one" : upstream);
        assertThat(nameInAnswer(prov + "/two"))
                .isEqualTo(line.does(CHATS_TELL_THE_NAME_ASKED_FOR) ? prov + "/two" : "gpt-4o-mini");
    }

    private String nameInAnswer(String model) {
        return client.chatCompletions()
                .create(ChatCompletionRequest.of(model, "Hello?"))
                .model();
    }

    @Test
    void aStarInAListStandsForAnythingAndADotForOneCharacter() {
        serve(prov + "/one", "openai/gpt-4o-mini");

        assertThat(ask(keyOf(prov + "/*"), prov + "/one")).isEqualTo("Hello from " + prov + "/one");
        assertThat(ask(keyOf("*/one"), prov + "/one")).isEqualTo("Hello from " + prov + "/one");
        assertThat(ask(teamKey("*"), prov + "/one")).isEqualTo("Hello from " + prov + "/one");
        assertThat(ask(keyOf(prov + ".on*"), prov + "/one")).isEqualTo("Hello from " + prov + "/one");
        assertDenied(keyOf(prov + ".one"), prov + "/one");
        assertDenied(teamKey(prov + "/t*"), prov + "/one");
    }

    @Test
    void aBrokenPatternFailsEveryCallOfTheKey() {
        assertThatThrownBy(() -> ask(keyOf("gpt-(*", "gpt-4o"), "gpt-4o")).isInstanceOf(UnauthorizedException.class);
        assertThat(ask(keyOf("gpt-4*", "gpt-(*"), "gpt-4o")).isEqualTo("Hello from gpt-4o");
    }

    @Test
    void theProviderOfAPlainNameIsGuessed() {
        assertThat(ask(keyOf("openai/*"), "gpt-4o")).isEqualTo("Hello from gpt-4o");
        assertThat(ask(keyOf("o*"), "gpt-4o")).isEqualTo("Hello from gpt-4o");
        assertDenied(keyOf("anthropic/*"), "gpt-4o");
    }

    @Test
    void anAccessGroupStandsForItsDeployments() {
        serve(prov + "/one", "openai/gpt-4o-mini", prov + "-group");
        serve(prov + "/two", "openai/gpt-4o-mini");
        Secret key = keyOf(prov + "-group");

        assertThat(ask(key, prov + "/one")).isEqualTo("Hello from " + prov + "/one");
        assertDenied(key, prov + "/two");
        assertThat(ask(teamKey(prov + "-group"), prov + "/one")).isEqualTo("Hello from " + prov + "/one");
        assertThat(shown(key)).containsExactly(prov + "/one");
        assertThat(client.models().listWithGroups().ids()).contains(prov + "-group");
        assertThat(client.models().list().ids()).doesNotContain(prov + "-group");
        assertThat(client.models().deployments())
                .filteredOn(deployment -> deployment.modelName().equals(prov + "/one"))
                .extracting(deployment ->
                        deployment.modelInfo().additionalProperties().get("access_groups"))
                .containsExactly(List.of(prov + "-group"));
    }

    @Test
    void aGroupOfAWildcardIsForTeamsOnlyWithoutALicence() {
        serve(prov + "/*", "openai/*", prov + "-all");
        serve(prov + "/gpt-*", "openai/*", prov + "-gpt");

        assertThat(ask(teamKey(prov + "-all"), prov + "/any")).isEqualTo("Hello from " + prov + "/*");
        // It is the more specific one that serves, and its groups alone count.
        assertDenied(teamKey(prov + "-all"), prov + "/gpt-9");
        assertThatThrownBy(() -> keyOf(prov + "-all")).isInstanceOf(EnterpriseOnlyException.class);
        KeyHash key = KeyHash.of(newKey());
        assertThatThrownBy(() -> client.keys()
                        .update(UpdateKeyRequest.builder(key)
                                .models(Models.of(prov + "-all"))
                                .build()))
                .isInstanceOf(EnterpriseOnlyException.class);
    }

    @Test
    void allTeamModelsOfATeamIsEveryNameSince1_99AndNoneBefore() {
        String id = serve(prov + "/*", prov + "-up/*");
        Secret key = teamKey("all-team-models");

        if (!line.does(EXPANDS_ALL_TEAM_MODELS)) {
            assertDenied(key, "gpt-4o");
            assertDenied(key, prov + "/any");
        } else {
            assertThat(ask(key, "gpt-4o")).isEqualTo("Hello from gpt-4o");
            assertThat(ask(key, prov + "/any")).isEqualTo("Hello from " + prov + "/*");
        }
        assertDenied(key, id);
        assertDenied(key, "openai/gpt-4o");
    }

    @Test
    void wildcardsAreWrittenOutInListsAndShownWhereTheyAreAskedFor() {
        String id = serve(prov + "/*", "openai/*");

        assertThat(client.models().listWithGroups().ids()).contains(prov + "/*", prov + "/gpt-4o");
        assertThat(client.models().list().ids()).contains(prov + "/gpt-4o");
        assertThat(client.models().list().ids().contains(prov + "/*")).isEqualTo(!line.does(HIDES_WILDCARDS));
        List<String> shown = client.models().deployments().stream()
                .filter(deployment -> deployment.id().equals(id))
                .map(ModelDeployment::modelName)
                .toList();
        boolean writtenOut = line.does(WRITES_OUT_WILDCARDS_OF_DEPLOYMENTS);
        assertThat(shown.contains(prov + "/*")).isEqualTo(!writtenOut);
        assertThat(shown.contains(prov + "/gpt-4o"))
                .isEqualTo(writtenOut || !line.does(SHOWS_WILDCARDS_OF_DEPLOYMENTS));
        String target = writtenOut ? prov + "/gpt-4o" : "openai/gpt-4o";
        assertThat(client.models().deployments())
                .filteredOn(deployment -> deployment.modelName().equals(prov + "/gpt-4o"))
                .allSatisfy(deployment ->
                        assertThat(deployment.litellmParams().model()).isEqualTo(target));
        // Here alone they are what they are, on both lines.
        assertThat(client.models().stream(ModelQuery.builder().search(prov).build()))
                .extracting(ModelDeployment::modelName)
                .contains(prov + "/*")
                .doesNotContain(prov + "/gpt-4o");
    }

    @Test
    void aKeyIsMovedOnlyIntoATeamThatAllowsEachEntryOfItsOldListAsIfItWereAModel() {
        serve(prov + "/one", "openai/gpt-4o-mini", prov + "-group");

        assertMoves(true, prov + "/*", prov + "/*");
        assertMoves(true, prov + "/one", prov + "-group");
        assertMoves(true, prov + "/one", prov + "/*");
        assertMoves(false, prov + "/*", prov + "/one");
        assertMoves(false, prov + "-group", prov + "/one");
        assertMoves(false, "all-proxy-models", prov + "/one");
        assertMoves(line.does(MOVES_KEYS_FOR_ALL_TEAM_MODELS), "all-team-models", prov + "/one");
    }

    private void assertMoves(boolean moves, String ofKey, String ofTeam) {
        UpdateKeyRequest request = UpdateKeyRequest.builder(KeyHash.of(keyOf(ofKey)))
                .teamId(newTeam(Models.of(ofTeam)))
                .models(Models.of(ofTeam))
                .build();
        if (moves) {
            assertThat(client.keys().update(request).models()).isEqualTo(Models.of(ofTeam));
        } else {
            assertThatThrownBy(() -> client.keys().update(request)).isInstanceOf(ForbiddenException.class);
        }
    }
}
