package io.github.llmbridge.contract.litellm;

import static io.github.llmbridge.contract.LiteLlmBehaviour.TELLS_DELETED_KEYS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.llmbridge.contract.OnEveryLine;
import io.github.llmbridge.contract.ServerLine;
import io.github.llmbridge.http.AlreadyExistsException;
import io.github.llmbridge.http.NotFoundException;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.http.UnauthorizedException;
import io.github.llmbridge.litellm.KeyDuration;
import io.github.llmbridge.litellm.KeyHash;
import io.github.llmbridge.litellm.Models;
import io.github.llmbridge.litellm.keys.GenerateKeyRequest;
import io.github.llmbridge.litellm.keys.GenerateKeyRequestBuilder;
import io.github.llmbridge.litellm.keys.GeneratedKey;
import io.github.llmbridge.litellm.keys.Key;
import io.github.llmbridge.litellm.keys.KeyListQuery;
import io.github.llmbridge.litellm.keys.KeySelection;
import io.github.llmbridge.litellm.keys.UpdateKeyRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Keys that have ended, keys that are made a second time, and keys that are made again after their deletion. */
@OnEveryLine
class KeyRevivalTest extends LiteLlmContract {
    private static final Models MINI = Models.of("gpt-4o-mini");

    private final Secret value = chosenKey();
    private final KeyHash hash = KeyHash.of(value);

    private UpdateKeyRequest.Builder change() {
        return UpdateKeyRequest.builder(hash);
    }

    private static GenerateKeyRequestBuilder withValue(Secret key, Models models) {
        return GenerateKeyRequest.builder(models).key(key);
    }

    private void end() {
        client.keys()
                .update(change().additionalProperties(Map.of("duration", "0s")).build());
    }

    private void assertAnswers() {
        assertThat(ask(value, "gpt-4o-mini")).isEqualTo("Hello from gpt-4o-mini");
    }

    private void assertRefused() {
        assertThatThrownBy(() -> ask(value, "gpt-4o-mini")).isInstanceOf(UnauthorizedException.class);
    }

    @Test
    void aKeyThatHasEndedIsRevivedInPlaceAndAnswersAtOnce() {
        make(withValue(value, MINI));
        end();
        assertRefused();

        client.keys().update(change().duration(KeyDuration.of("1d")).build());

        assertAnswers();
        assertThat(stored(value).expires()).isAfter(Instant.now());
    }

    @Test
    void aKeyThatHasEndedStaysInTheLists() {
        String userId = newUser();
        make(withValue(value, MINI).userId(userId));
        end();

        assertThat(client.users().info(userId).keys()).extracting(Key::token).containsExactly(hash);
        assertThat(client.keys().stream(KeyListQuery.builder().userId(userId).build()))
                .extracting(Key::token)
                .containsExactly(hash);
        // 1.77.3 has no status.
        assertThat(stored(value).status()).isEqualTo(has(Key.class, "status") ? "expired" : null);
    }

    @Test
    void theSameValueTwiceTellsWhenTheFirstWasMade() {
        make(withValue(value, MINI));

        GeneratedKey again =
                client.keys().generate(withValue(value, MINI).userId(newUser()).build());

        assertThat(again.createdAt()).isEqualTo(stored(value).createdAt());
        assertThat(stored(value).userId()).isNull();
    }

    @Test
    void theSameValueTwiceLiftsNeitherABlockNorAnEnd() {
        make(withValue(value, MINI).blocked(true));
        assertThat(client.keys().generate(withValue(value, MINI).build()).blocked())
                .isNotEqualTo(true);
        assertRefused();

        client.keys().unblock(hash);
        end();
        assertThat(client.keys()
                        .generate(withValue(value, MINI)
                                .duration(KeyDuration.of("30d"))
                                .build())
                        .expires())
                .isAfter(Instant.now());
        assertRefused();
    }

    @Test
    void theSameValueWithTheSameAliasIsRefusedForItsAlias() {
        String alias = ServerLine.unique("key");
        make(withValue(value, MINI).keyAlias(alias));

        assertThatThrownBy(() -> make(withValue(value, MINI).keyAlias(alias)))
                .isInstanceOf(AlreadyExistsException.class);

        // With another alias it passes, and the first one stays.
        make(withValue(value, MINI).keyAlias(ServerLine.unique("key")));
        assertThat(stored(value).keyAlias()).isEqualTo(alias);
    }

    @Test
    void aDeletedKeyCanNeitherBeChangedNorBlockedNorDeletedAgain() {
        make(withValue(value, MINI));
        client.keys().deleteIfPresent(hash);

        assertThatThrownBy(() -> client.keys().update(change().maxBudget(3.0).build()))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> client.keys().block(hash)).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> client.keys().delete(KeySelection.of(List.of(hash))))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void theValueOfADeletedKeyLivesAgainWithNothingOfTheOldOne() {
        String alias = ServerLine.unique("key");
        make(withValue(value, Models.of("gpt-4o"))
                .keyAlias(alias)
                .spend(0.5)
                .maxBudget(1.0)
                .metadata(Map.of("plan", "free")));
        client.keys().deleteIfPresent(hash);
        assertRefused();

        make(withValue(value, MINI).keyAlias(alias));

        assertAnswers();
        Key again = stored(value);
        assertThat(again.keyAlias()).isEqualTo(alias);
        assertThat(again.models()).isEqualTo(MINI);
        assertThat(again.spend()).isLessThan(0.5);
        assertThat(again.maxBudget()).isNull();
        assertThat(again.metadata()).isEmpty();
        assertThat(again.status()).isEqualTo(has(Key.class, "status") ? "active" : null);
    }

    @Test
    void eachDeletionOfAValueIsRememberedSince1_106() {
        for (double budget : new double[] {1.0, 2.0}) {
            make(withValue(value, MINI).maxBudget(budget));
            client.keys().deleteIfPresent(hash);
        }

        if (!line.does(TELLS_DELETED_KEYS)) {
            assertThat(client.keys().find(hash)).isEmpty();
            return;
        }
        assertThat(client.keys().info(hash).maxBudget()).isEqualTo(2.0);
        assertThat(client.keys()
                        .list(KeyListQuery.builder()
                                .status("deleted")
                                .keyHash(hash)
                                .build())
                        .totalCount())
                .isEqualTo(2);
    }
}
