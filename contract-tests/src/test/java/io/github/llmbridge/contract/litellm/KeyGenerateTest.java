package io.github.llmbridge.contract.litellm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.llmbridge.contract.OnEveryLine;
import io.github.llmbridge.contract.ServerLine;
import io.github.llmbridge.contract.Wire;
import io.github.llmbridge.http.AlreadyExistsException;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.http.UnreachableException;
import io.github.llmbridge.litellm.BudgetDuration;
import io.github.llmbridge.litellm.KeyHash;
import io.github.llmbridge.litellm.Models;
import io.github.llmbridge.litellm.keys.GenerateKeyRequest;
import io.github.llmbridge.litellm.keys.GeneratedKey;
import io.github.llmbridge.litellm.keys.Key;
import io.github.llmbridge.litellm.teams.NewTeamRequest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@OnEveryLine
class KeyGenerateTest extends LiteLlmContract {
    @Test
    void takesTheChosenKeyAndKnowsItByItsHash() {
        Secret chosen = chosenKey();

        GeneratedKey made = client.keys()
                .generate(GenerateKeyRequest.builder(Models.of("gpt-4o-mini"))
                        .key(chosen)
                        .build());

        assertThat(made.key()).isEqualTo(chosen);
        assertThat(made.token()).isEqualTo(KeyHash.of(chosen));
        assertThat(ask(chosen, "gpt-4o-mini")).isEqualTo("Hello from gpt-4o-mini");
    }

    @Test
    void makesAKeyWhereNoneIsChosen() {
        GeneratedKey made = client.keys()
                .generate(GenerateKeyRequest.builder(Models.of("gpt-4o-mini")).build());

        assertThat(made.key().reveal()).startsWith("sk-").hasSizeGreaterThanOrEqualTo(20);
        assertThat(made.token()).isEqualTo(KeyHash.of(made.key()));
        assertThat(made.keyName()).isEqualTo(made.key().toString());
        assertThat(ask(made.key(), "gpt-4o-mini")).isEqualTo("Hello from gpt-4o-mini");
    }

    @Test
    void keepsWhatWasAsked() {
        String userId = newUser();
        String alias = ServerLine.unique("key");
        Secret chosen = chosenKey();

        GeneratedKey made = client.keys()
                .generate(GenerateKeyRequest.builder(Models.of("gpt-4o-mini", "gpt-4o"))
                        .key(chosen)
                        .keyAlias(alias)
                        .userId(userId)
                        .maxBudget(12.5)
                        .budgetDuration(BudgetDuration.of("30d"))
                        .spend(0.25)
                        .tpmLimit(5_000_000_000L)
                        .rpmLimit(60L)
                        .maxParallelRequests(3)
                        .metadata(Map.of("plan", "pro", "tenants", List.of("a", "b")))
                        .build());

        assertThat(made.keyAlias()).isEqualTo(alias);
        assertThat(made.userId()).isEqualTo(userId);
        assertThat(made.models()).isEqualTo(Models.of("gpt-4o-mini", "gpt-4o"));
        assertThat(made.maxBudget()).isEqualTo(12.5);
        assertThat(made.budgetDuration()).isEqualTo("30d");
        assertThat(made.tpmLimit()).isEqualTo(5_000_000_000L);
        assertThat(made.rpmLimit()).isEqualTo(60L);
        assertThat(made.expires()).isNull();
        assertThat(made.metadata()).containsEntry("plan", "pro");

        Key stored = stored(chosen);
        assertThat(stored.token()).isEqualTo(made.token());
        assertThat(stored.keyName()).isEqualTo(chosen.toString());
        assertThat(stored.keyAlias()).isEqualTo(alias);
        assertThat(stored.userId()).isEqualTo(userId);
        assertThat(stored.models()).isEqualTo(Models.of("gpt-4o-mini", "gpt-4o"));
        assertThat(stored.maxBudget()).isEqualTo(12.5);
        assertThat(stored.budgetDuration()).isEqualTo("30d");
        assertThat(stored.spend()).isEqualTo(0.25);
        assertThat(stored.tpmLimit()).isEqualTo(5_000_000_000L);
        assertThat(stored.rpmLimit()).isEqualTo(60L);
        assertThat(stored.maxParallelRequests()).isEqualTo(3);
        assertThat(stored.metadata()).containsEntry("plan", "pro").containsEntry("tenants", List.of("a", "b"));
    }

    @Test
    void aKeyOfATeamShowsAmongTheTeamsKeys() {
        String teamId = ServerLine.unique("team");
        client.teams().create(NewTeamRequest.builder(teamId, Models.all()).build());

        Secret key = make(keyFor(Models.all()).teamId(teamId));

        assertThat(stored(key).teamId()).isEqualTo(teamId);
        assertThat(client.teams().info(teamId).keys()).extracting(Key::token).containsExactly(KeyHash.of(key));
    }

    @Test
    void allModelsIsStoredAsAllModels() {
        Secret key = make(keyFor(Models.all()));

        assertThat(stored(key).models().isAll()).isTrue();
        assertThat(client.as(key).models().list().ids())
                .containsExactlyInAnyOrderElementsOf(client.models().list().ids());
    }

    @Test
    void anAliasInUseIsRefusedAndNoKeyIsMade() {
        String alias = ServerLine.unique("key");
        make(GenerateKeyRequest.builder(Models.of("gpt-4o-mini")).keyAlias(alias));
        Secret second = chosenKey();

        assertThatThrownBy(() -> client.keys()
                        .generate(GenerateKeyRequest.builder(Models.of("gpt-4o-mini"))
                                .key(second)
                                .keyAlias(alias)
                                .build()))
                .isInstanceOf(AlreadyExistsException.class)
                .hasMessageContaining("[keys.generate] at ")
                .hasMessageContaining(": HTTP 400 ")
                .hasMessageContaining(alias);
        assertThat(client.keys().find(KeyHash.of(second))).isEmpty();
    }

    @Test
    void theSameKeyTwiceAnswersWithTheNewValuesAndStoresNothing() {
        Secret key = make(keyFor(Models.of("gpt-4o-mini")).maxBudget(1.0));

        GeneratedKey again = client.keys()
                .generate(GenerateKeyRequest.builder(Models.all())
                        .key(key)
                        .maxBudget(99.0)
                        .build());

        assertThat(again.maxBudget()).isEqualTo(99.0);
        assertThat(stored(key).maxBudget()).isEqualTo(1.0);
        assertThat(stored(key).models()).isEqualTo(Models.of("gpt-4o-mini"));
    }

    @Test
    void theUserAndTheTeamNeedNotExist() {
        Secret key = make(keyFor(Models.all()).userId(ServerLine.unique("nobody")));

        assertThat(ask(key, "gpt-4o")).isEqualTo("Hello from gpt-4o");
        assertThat(make(keyFor(Models.all()).teamId(ServerLine.unique("no-team"))))
                .isNotNull();
    }

    @Test
    void aLostAnswerIsSettledByTheHash() {
        Secret key = chosenKey();
        wire.troubleOnce("POST", "/key/generate", Wire.Effect.LOSE_ANSWER);

        assertThatThrownBy(() -> client.keys()
                        .generate(GenerateKeyRequest.builder(Models.of("gpt-4o-mini"))
                                .key(key)
                                .build()))
                .isInstanceOfSatisfying(
                        UnreachableException.class,
                        e -> assertThat(e.mayHaveBeenDone()).isTrue());
        assertThat(client.keys().find(KeyHash.of(key))).isPresent();
    }
}
