package io.github.llmbridge.contract.litellm;

import static io.github.llmbridge.contract.LiteLlmBehaviour.ANSWERS_404_TO_UNKNOWN_KEYS;
import static io.github.llmbridge.contract.LiteLlmBehaviour.CLEARS_ENDS_OF_KEYS;
import static io.github.llmbridge.contract.LiteLlmBehaviour.CLEARS_PERIODS_OF_KEYS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.llmbridge.contract.OnEveryLine;
import io.github.llmbridge.contract.ServerLine;
import io.github.llmbridge.http.AlreadyExistsException;
import io.github.llmbridge.http.ForbiddenException;
import io.github.llmbridge.http.NotFoundException;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.litellm.BudgetDuration;
import io.github.llmbridge.litellm.KeyDuration;
import io.github.llmbridge.litellm.KeyHash;
import io.github.llmbridge.litellm.Models;
import io.github.llmbridge.litellm.keys.Key;
import io.github.llmbridge.litellm.keys.UpdateKeyRequest;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@OnEveryLine
class KeyUpdateTest extends LiteLlmContract {
    private String userId;
    private Secret key;
    private Key before;

    @BeforeEach
    void makeAKeyWithEveryLimit() {
        userId = newUser();
        key = make(keyFor(Models.of("gpt-4o-mini"))
                .userId(userId)
                .duration(KeyDuration.of("30d"))
                .maxBudget(1.5)
                .budgetDuration(BudgetDuration.of("30d"))
                .tpmLimit(1_000L)
                .rpmLimit(10L)
                .metadata(Map.of("plan", "free", "note", "first")));
        before = stored(key);
    }

    private UpdateKeyRequest.Builder change() {
        return UpdateKeyRequest.builder(KeyHash.of(key));
    }

    @Test
    void whatIsNotSetStaysAsItIs() {
        client.keys().update(change().rpmLimit(20L).build());

        Key after = stored(key);
        assertThat(after.rpmLimit()).isEqualTo(20L);
        assertThat(after.tpmLimit()).isEqualTo(1_000L);
        assertThat(after.maxBudget()).isEqualTo(1.5);
        assertThat(after.budgetDuration()).isEqualTo("30d");
        assertThat(after.budgetResetAt()).isEqualTo(before.budgetResetAt());
        assertThat(after.expires()).isEqualTo(before.expires());
        assertThat(after.models()).isEqualTo(Models.of("gpt-4o-mini"));
        assertThat(after.keyAlias()).isEqualTo(before.keyAlias());
        assertThat(after.userId()).isEqualTo(userId);
        assertThat(after.metadata()).containsEntry("plan", "free").containsEntry("note", "first");
    }

    @Test
    void everyFieldThatIsSetIsStored() {
        String alias = ServerLine.unique("key");

        client.keys()
                .update(change().keyAlias(alias)
                        .models(Models.of("gpt-4o", "claude-sonnet"))
                        .maxBudget(20.0)
                        .budgetDuration(BudgetDuration.of("7d"))
                        .tpmLimit(6_000_000_000L)
                        .rpmLimit(100L)
                        .build());

        Key after = stored(key);
        assertThat(after.keyAlias()).isEqualTo(alias);
        assertThat(after.models()).isEqualTo(Models.of("gpt-4o", "claude-sonnet"));
        assertThat(after.maxBudget()).isEqualTo(20.0);
        assertThat(after.budgetDuration()).isEqualTo("7d");
        assertThat(after.tpmLimit()).isEqualTo(6_000_000_000L);
        assertThat(after.rpmLimit()).isEqualTo(100L);
        assertThat(after.userId()).isEqualTo(userId);
        assertThat(after.expires()).isEqualTo(before.expires());
    }

    @Test
    void whatIsClearedIsGone() {
        client.keys()
                .update(change().clearMaxBudget()
                        .clearTpmLimit()
                        .clearRpmLimit()
                        .build());

        Key after = stored(key);
        assertThat(after.maxBudget()).isNull();
        assertThat(after.tpmLimit()).isNull();
        assertThat(after.rpmLimit()).isNull();
        assertThat(after.expires()).isEqualTo(before.expires());
        assertThat(after.models()).isEqualTo(Models.of("gpt-4o-mini"));
        assertThat(after.metadata()).containsEntry("plan", "free");
    }

    @Test
    void theEndOfTheKeyIsClearedSince1_106() {
        client.keys().update(change().clearDuration().build());

        // 1.77.3 takes the null and keeps the date.
        assertThat(stored(key).expires()).isEqualTo(line.does(CLEARS_ENDS_OF_KEYS) ? null : before.expires());
    }

    @Test
    void theBudgetPeriodIsClearedSince1_106() {
        client.keys().update(change().clearBudgetDuration().build());

        // 1.77.3 takes the null and keeps the period.
        assertThat(stored(key).budgetDuration()).isEqualTo(line.does(CLEARS_PERIODS_OF_KEYS) ? null : "30d");
    }

    @Test
    void metadataIsReplacedAsAWhole() {
        client.keys().update(change().metadata(Map.of("plan", "pro")).build());

        assertThat(stored(key).metadata()).containsEntry("plan", "pro").doesNotContainKey("note");
    }

    @Test
    void allModelsOpensTheKeyAtOnceAndAListClosesIt() {
        assertThatThrownBy(() -> ask(key, "gpt-4o")).isInstanceOf(ForbiddenException.class);

        client.keys().update(change().models(Models.all()).build());

        assertThat(stored(key).models().isAll()).isTrue();
        assertThat(ask(key, "gpt-4o")).isEqualTo("Hello from gpt-4o");

        client.keys().update(change().models(Models.of("claude-sonnet")).build());

        assertThatThrownBy(() -> ask(key, "gpt-4o")).isInstanceOf(ForbiddenException.class);
        assertThat(ask(key, "claude-sonnet")).isEqualTo("Hello from claude-sonnet");
    }

    @Test
    void theAliasOfAnotherKeyIsRefusedAndNothingChanges() {
        String taken = stored(newKey()).keyAlias();

        assertThatThrownBy(() -> client.keys()
                        .update(change().keyAlias(taken).rpmLimit(99L).build()))
                .isInstanceOf(AlreadyExistsException.class);

        assertThat(stored(key).keyAlias()).isEqualTo(before.keyAlias());
        assertThat(stored(key).rpmLimit()).isEqualTo(10L);
    }

    @Test
    void theKeysOwnAliasMayBeSentAgain() {
        client.keys().update(change().keyAlias(before.keyAlias()).rpmLimit(11L).build());

        assertThat(stored(key).keyAlias()).isEqualTo(before.keyAlias());
        assertThat(stored(key).rpmLimit()).isEqualTo(11L);
    }

    @Test
    void anUnknownKeyIsNotFound() {
        KeyHash unknown = KeyHash.of(chosenKey());

        assertThatThrownBy(() -> client.keys()
                        .update(UpdateKeyRequest.builder(unknown).rpmLimit(1L).build()))
                .isInstanceOfSatisfying(
                        NotFoundException.class,
                        e -> assertThat(e.status())
                                // 1.77.3 answers as to a caller it does not know.
                                .isEqualTo(line.does(ANSWERS_404_TO_UNKNOWN_KEYS) ? 404 : 401));
        assertThat(client.keys().find(unknown)).isEmpty();
    }
}
