package io.github.llmbridge.contract.litellm;

import static io.github.llmbridge.contract.LiteLlmBehaviour.TELLS_DELETED_KEYS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.llmbridge.contract.OnEveryLine;
import io.github.llmbridge.contract.ServerLine;
import io.github.llmbridge.http.NotFoundException;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.http.UnauthorizedException;
import io.github.llmbridge.litellm.KeyHash;
import io.github.llmbridge.litellm.Models;
import io.github.llmbridge.litellm.keys.GenerateKeyRequest;
import io.github.llmbridge.litellm.keys.KeyListQuery;
import io.github.llmbridge.litellm.keys.KeySelection;
import java.util.List;
import org.junit.jupiter.api.Test;

@OnEveryLine
class KeyDeleteTest extends LiteLlmContract {
    @Test
    void aDeletedKeyIsGoneAndOthersStay() {
        String userId = newUser();
        Secret gone = make(keyFor(Models.all()).userId(userId));
        Secret other = make(keyFor(Models.all()).userId(userId));

        assertThat(client.keys()
                        .delete(KeySelection.of(List.of(KeyHash.of(gone))))
                        .deletedKeys())
                .containsExactly(KeyHash.of(gone).value());

        assertThat(client.keys().find(KeyHash.of(gone))).isEmpty();
        assertThat(client.keys().find(KeyHash.of(other))).isPresent();
        assertThat(client.keys().stream(KeyListQuery.builder().userId(userId).build()))
                .extracting(key -> key.token())
                .containsExactly(KeyHash.of(other));
        assertThatThrownBy(() -> ask(gone, "gpt-4o-mini")).isInstanceOf(UnauthorizedException.class);
    }

    @Test
    void infoOfADeletedKeyTellsSoSince1_106() {
        KeyHash gone = KeyHash.of(newKey());
        client.keys().delete(KeySelection.of(List.of(gone)));

        if (!line.does(TELLS_DELETED_KEYS)) {
            // 1.77.3 keeps nothing of it.
            assertThatThrownBy(() -> client.keys().info(gone)).isInstanceOf(NotFoundException.class);
        } else {
            assertThat(client.keys().info(gone).status()).isEqualTo("deleted");
        }
    }

    @Test
    void severalKeysGoAtOnceAndTheAnswerNamesUnknownOnesToo() {
        KeyHash one = KeyHash.of(newKey());
        KeyHash two = KeyHash.of(newKey());
        KeyHash unknown = KeyHash.of(chosenKey());

        assertThat(client.keys()
                        .delete(KeySelection.of(List.of(one, two, unknown)))
                        .deletedKeys())
                .containsExactlyInAnyOrder(one.value(), two.value(), unknown.value());

        assertThat(client.keys().find(one)).isEmpty();
        assertThat(client.keys().find(two)).isEmpty();
    }

    @Test
    void anUnknownKeyIsNotFound() {
        KeyHash unknown = KeyHash.of(chosenKey());

        assertThatThrownBy(() -> client.keys().delete(KeySelection.of(List.of(unknown))))
                .isInstanceOf(NotFoundException.class);
        assertThat(client.keys().deleteIfPresent(unknown)).isFalse();
    }

    @Test
    void deleteIfPresentSaysWhetherThereWasAKey() {
        KeyHash key = KeyHash.of(newKey());

        assertThat(client.keys().deleteIfPresent(key)).isTrue();
        assertThat(client.keys().deleteIfPresent(key)).isFalse();
        assertThat(client.keys().find(key)).isEmpty();
    }

    @Test
    void theAliasOfADeletedKeyIsFreeAgain() {
        String alias = ServerLine.unique("key");
        GenerateKeyRequest request =
                GenerateKeyRequest.builder(Models.all()).keyAlias(alias).build();
        client.keys().deleteIfPresent(client.keys().generate(request).token());

        KeyHash second = client.keys().generate(request).token();

        assertThat(client.keys().info(second).keyAlias()).isEqualTo(alias);
    }
}
