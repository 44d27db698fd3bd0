package io.github.llmbridge.contract.litellm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.llmbridge.contract.OnEveryLine;
import io.github.llmbridge.contract.ServerLine;
import io.github.llmbridge.http.EnterpriseOnlyException;
import io.github.llmbridge.http.NotFoundException;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.http.UnauthorizedException;
import io.github.llmbridge.http.UnprocessableException;
import io.github.llmbridge.http.WrongEndpointException;
import io.github.llmbridge.litellm.KeyDuration;
import io.github.llmbridge.litellm.KeyHash;
import io.github.llmbridge.litellm.Models;
import io.github.llmbridge.litellm.keys.BulkUpdateKeysRequest;
import io.github.llmbridge.litellm.keys.BulkUpdatedKeys;
import io.github.llmbridge.litellm.keys.GeneratedKey;
import io.github.llmbridge.litellm.keys.Key;
import io.github.llmbridge.litellm.keys.KeyAliasesQuery;
import io.github.llmbridge.litellm.keys.KeyChange;
import io.github.llmbridge.litellm.keys.KeyInfos;
import io.github.llmbridge.litellm.keys.KeySelection;
import io.github.llmbridge.litellm.keys.KeySpendReset;
import io.github.llmbridge.litellm.keys.KeyUpdateResult;
import io.github.llmbridge.litellm.keys.RegenerateKeyRequest;
import io.github.llmbridge.litellm.keys.UpdateKeyRequest;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

@OnEveryLine
class KeyAdministrationTest extends LiteLlmContract {
    @Test
    void aBlockedKeyIsRefusedUntilItIsUnblocked() {
        Secret key = newKey();

        assertThat(client.keys().block(KeyHash.of(key)).blocked()).isTrue();
        assertThat(client.effects().awaitRefused(key, Duration.ofSeconds(70))).isTrue();
        assertThatThrownBy(() -> ask(key, "gpt-4o-mini")).isInstanceOf(UnauthorizedException.class);

        assertThat(client.keys().unblock(KeyHash.of(key)).blocked()).isFalse();
        assertThat(client.effects().awaitAccepted(key, Duration.ofSeconds(70))).isTrue();
        assertThat(ask(key, "gpt-4o-mini")).isEqualTo("Hello from gpt-4o-mini");
    }

    @Test
    void aDeletedKeyIsRefused() {
        Secret key = newKey();
        assertThat(client.effects().awaitAccepted(key, Duration.ZERO)).isTrue();

        client.keys().deleteIfPresent(KeyHash.of(key));

        assertThat(client.effects().awaitRefused(key, Duration.ofSeconds(70))).isTrue();
        assertThat(client.effects().awaitAccepted(key, Duration.ZERO)).isFalse();
    }

    @Test
    void anUnknownKeyCannotBeBlocked() {
        KeyHash unknown = KeyHash.of(chosenKey());

        assertThatThrownBy(() -> client.keys().block(unknown)).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> client.keys().unblock(unknown)).isInstanceOf(NotFoundException.class);
    }

    @Test
    void aServiceAccountsKeyBelongsToItsTeamAlone() {
        String teamId = newTeam(Models.of("gpt-4o-mini"));

        GeneratedKey made = client.keys()
                .generateForServiceAccount(keyFor(Models.all()).teamId(teamId).build());

        assertThat(made.teamId()).isEqualTo(teamId);
        assertThat(made.userId()).isNull();
        assertThat(ask(made.key(), "gpt-4o-mini")).isEqualTo("Hello from gpt-4o-mini");
    }

    @Test
    void aServiceAccountNeedsATeamThatExists() {
        assertThatThrownBy(() -> client.keys()
                        .generateForServiceAccount(keyFor(Models.all())
                                .teamId(ServerLine.unique("team"))
                                .build()))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> client.keys()
                        .generateForServiceAccountAnswer(keyFor(Models.all()).build()))
                .isInstanceOf(UnprocessableException.class)
                .hasMessageContaining("team_id is required");
    }

    @Test
    void replacingAKeyNeedsALicence() {
        KeyHash key = KeyHash.of(newKey());

        assertThatThrownBy(() -> client.keys().regenerate(key))
                .isInstanceOf(EnterpriseOnlyException.class)
                .hasMessageContaining("[keys.regenerate] at ")
                .hasMessageContaining(": HTTP 500 ");
        assertThatThrownBy(() -> client.keys()
                        .regenerate(RegenerateKeyRequest.builder(UpdateKeyRequest.builder(key)
                                        .maxBudget(3.0)
                                        .build())
                                .gracePeriod(KeyDuration.of("1h"))
                                .build()))
                .isInstanceOf(EnterpriseOnlyException.class);
        assertThat(client.keys().find(key)).isPresent();
    }

    @Test
    void spendIsPutBackSince1_106() {
        KeyHash key = KeyHash.of(make(keyFor(Models.all()).spend(2.5).maxBudget(5.0)));
        if (!has("keys.resetSpend")) {
            assertThatThrownBy(() -> client.keys().resetSpend(key, 1.0)).isInstanceOf(WrongEndpointException.class);
            return;
        }

        KeySpendReset reset = client.keys().resetSpend(key, 1.0);

        assertThat(reset.keyHash()).isEqualTo(key);
        assertThat(reset.spend()).isEqualTo(1.0);
        assertThat(reset.previousSpend()).isEqualTo(2.5);
        assertThat(client.keys().info(key).spend()).isEqualTo(1.0);
        assertThatThrownBy(() -> client.keys().resetSpend(key, 3.0)).isInstanceOf(UnprocessableException.class);
        assertThatThrownBy(() -> client.keys().resetSpend(KeyHash.of(chosenKey()), 0.0))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void manyKeysAreChangedAtOnceSince1_106EachForItself() {
        KeyHash known = KeyHash.of(newKey());
        KeyHash unknown = KeyHash.of(chosenKey());
        KeyHash tagged = KeyHash.of(newKey());
        BulkUpdateKeysRequest request = BulkUpdateKeysRequest.of(List.of(
                KeyChange.builder(known).maxBudget(7.0).build(),
                KeyChange.builder(unknown).maxBudget(7.0).build(),
                KeyChange.builder(tagged).tags(List.of("blue")).build()));
        if (!has("keys.bulkUpdate")) {
            assertThatThrownBy(() -> client.keys().bulkUpdate(request)).isInstanceOf(WrongEndpointException.class);
            return;
        }

        BulkUpdatedKeys done = client.keys().bulkUpdate(request);

        assertThat(done.totalRequested()).isEqualTo(3);
        assertThat(done.successfulUpdates()).extracting(KeyUpdateResult::key).containsExactly(known);
        assertThat(done.failedUpdates()).extracting(KeyUpdateResult::key).containsExactly(unknown, tagged);
        assertThat(done.failedUpdates().get(0).failedReason()).isEqualTo("Key not found.");
        assertThat(done.failedUpdates().get(1).failedReason()).contains("LiteLLM Enterprise");
        assertThat(client.keys().info(known).maxBudget()).isEqualTo(7.0);

        client.keys()
                .bulkUpdate(BulkUpdateKeysRequest.of(
                        List.of(KeyChange.builder(known).clearMaxBudget().build())));
        assertThat(client.keys().info(known).maxBudget()).isNull();
    }

    @Test
    void severalKeysAreReadAtOnceAndUnknownOnesAreLeftOut() {
        KeyHash one = KeyHash.of(newKey());
        KeyHash two = KeyHash.of(newKey());
        String alias = client.keys().info(two).keyAlias();

        KeyInfos byHash = client.keys().infos(List.of(one, two, KeyHash.of(chosenKey())));

        assertThat(byHash.info())
                .extracting(Key::keyAlias)
                .containsExactlyInAnyOrder(client.keys().info(one).keyAlias(), alias);
    }

    @Test
    void aKeyIsFoundAndDeletedByItsAlias() {
        Secret key = newKey();
        String alias = stored(key).keyAlias();
        assertThat(client.keys().findByAlias(alias).map(Key::token)).contains(KeyHash.of(key));

        client.keys().delete(KeySelection.ofAliases(List.of(alias)));

        assertThat(client.keys().findByAlias(alias)).isEmpty();
    }

    @Test
    void aliasesAreListedSince1_106() {
        String teamId = newTeam(Models.all());
        List<String> made = List.of(ServerLine.unique("a"), ServerLine.unique("b"), ServerLine.unique("c"));
        made.forEach(alias -> make(keyFor(Models.all()).keyAlias(alias).teamId(teamId)));
        KeyAliasesQuery ofTheTeam = KeyAliasesQuery.builder().teamId(teamId).build();
        if (!has("keys.aliases")) {
            assertThatThrownBy(() -> client.keys().aliases(ofTheTeam)).isInstanceOf(WrongEndpointException.class);
            return;
        }

        assertThat(client.keys().streamAliases(ofTheTeam)).containsExactlyElementsOf(made);
        assertThat(client.keys()
                        .aliases(KeyAliasesQuery.builder()
                                .search(made.get(1).toUpperCase(Locale.ROOT))
                                .build())
                        .aliases())
                .containsExactly(made.get(1));
    }
}
