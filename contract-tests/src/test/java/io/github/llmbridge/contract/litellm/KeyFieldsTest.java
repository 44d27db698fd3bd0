package io.github.llmbridge.contract.litellm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.llmbridge.contract.OnEveryLine;
import io.github.llmbridge.contract.ServerLine;
import io.github.llmbridge.http.EnterpriseOnlyException;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.litellm.BudgetDuration;
import io.github.llmbridge.litellm.BudgetLimit;
import io.github.llmbridge.litellm.KeyDuration;
import io.github.llmbridge.litellm.KeyHash;
import io.github.llmbridge.litellm.Models;
import io.github.llmbridge.litellm.RateLimitType;
import io.github.llmbridge.litellm.keys.GenerateKeyRequest;
import io.github.llmbridge.litellm.keys.GenerateKeyRequestBuilder;
import io.github.llmbridge.litellm.keys.Key;
import io.github.llmbridge.litellm.keys.KeyType;
import io.github.llmbridge.litellm.keys.UpdateKeyRequest;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Where the fields of a key go, and what each line makes of them. */
@OnEveryLine
class KeyFieldsTest extends LiteLlmContract {
    private UpdateKeyRequest.Builder change(Secret key) {
        return UpdateKeyRequest.builder(KeyHash.of(key));
    }

    @Test
    void whatBothLinesKnowIsStored() {
        Key stored = stored(make(keyFor(Models.all())
                .maxParallelRequests(4)
                .allowedCacheControls(List.of("no-cache"))
                .config(Map.of("drop", "it"))
                .permissions(Map.of("see", true))
                .aliases(Map.of("fast", "gpt-4o-mini"))
                .blocked(true)));

        assertThat(stored.maxParallelRequests()).isEqualTo(4);
        assertThat(stored.allowedCacheControls()).containsExactly("no-cache");
        assertThat(stored.config()).containsExactly(Map.entry("drop", "it"));
        assertThat(stored.permissions()).containsExactly(Map.entry("see", true));
        assertThat(stored.aliases()).containsExactly(Map.entry("fast", "gpt-4o-mini"));
        assertThat(stored.blocked()).isTrue();
    }

    @Test
    void whatCameLaterIsStoredFromThenOnAndIgnoredBefore() {
        Key stored = stored(make(keyFor(Models.of("gpt-4o-mini"))
                .tpdLimit(9_000_000_000L)
                .agentId("agent-1")
                .keyType(KeyType.LLM_API)
                .budgetLimits(List.of(BudgetLimit.of(BudgetDuration.of("1d"), 2.5)))
                .budgetFallbacks(Map.of("gpt-4o", List.of("gpt-4o-mini")))
                .accessGroupIds(List.of("group-1"))
                .autoRotate(true)
                .rotationInterval(KeyDuration.of("30d"))));

        assertThat(stored.tpdLimit()).isEqualTo(has(Key.class, "tpdLimit") ? 9_000_000_000L : null);
        assertThat(stored.agentId()).isEqualTo(has(Key.class, "agentId") ? "agent-1" : null);
        assertThat(stored.keyType()).isEqualTo(has(Key.class, "keyType") ? KeyType.LLM_API : null);
        assertThat(stored.budgetLimits() != null).isEqualTo(has(Key.class, "budgetLimits"));
        if (stored.budgetLimits() != null) {
            assertThat(stored.budgetLimits()).extracting(BudgetLimit::maxBudget).containsExactly(2.5);
        }
        assertThat(stored.budgetFallbacks())
                .isEqualTo(has(Key.class, "budgetFallbacks") ? Map.of("gpt-4o", List.of("gpt-4o-mini")) : null);
        assertThat(stored.accessGroupIds()).isEqualTo(has(Key.class, "accessGroupIds") ? List.of("group-1") : null);
        assertThat(stored.autoRotate()).isEqualTo(has(Key.class, "autoRotate") ? true : null);
        assertThat(stored.rotationInterval()).isEqualTo(has(Key.class, "rotationInterval") ? "30d" : null);
    }

    @Test
    void limitsByModelAreKeptInTheMetadata() {
        Secret key = make(keyFor(Models.all())
                .modelRpmLimit(Map.of("gpt-4o", 3L))
                .modelTpmLimit(Map.of("gpt-4o", 400L))
                .metadata(Map.of("plan", "free")));
        assertThat(stored(key).metadata())
                .containsEntry("plan", "free")
                .containsEntry("model_rpm_limit", Map.of("gpt-4o", 3))
                .containsEntry("model_tpm_limit", Map.of("gpt-4o", 400));

        client.keys().update(change(key).modelRpmLimit(Map.of("gpt-4o", 5L)).build());
        assertThat(stored(key).metadata())
                .containsEntry("plan", "free")
                .containsEntry("model_rpm_limit", Map.of("gpt-4o", 5))
                .containsEntry("model_tpm_limit", Map.of("gpt-4o", 400));

        client.keys().update(change(key).metadata(Map.of("plan", "pro")).build());
        assertThat(stored(key).metadata()).containsEntry("plan", "pro").doesNotContainKey("model_rpm_limit");
    }

    @Test
    void switchesThatCameLaterAreKeptInTheMetadataToo() {
        Secret key = make(keyFor(Models.all())
                .rpmLimit(6L)
                .rpmLimitType(RateLimitType.BEST_EFFORT_THROUGHPUT)
                .throttleOnBudgetExceeded(true));

        Map<String, Object> kept = new HashMap<>();
        if (has(GenerateKeyRequest.class, "rpmLimitType")) {
            kept.put("rpm_limit_type", "best_effort_throughput");
        }
        if (has(GenerateKeyRequest.class, "throttleOnBudgetExceeded")) {
            kept.put("throttle_on_budget_exceeded", true);
        }
        assertThat(stored(key).metadata()).isEqualTo(kept);
    }

    @Test
    void aTemporaryIncreaseOfTheBudgetIsKeptInTheMetadata() {
        Secret key = make(keyFor(Models.all()).maxBudget(1.0));

        client.keys()
                .update(change(key)
                        .tempBudgetIncrease(2.5)
                        .tempBudgetExpiry(Instant.parse("2099-12-01T00:00:00Z"))
                        .build());

        assertThat(stored(key).maxBudget()).isEqualTo(1.0);
        assertThat(stored(key).metadata()).containsKeys("temp_budget_increase", "temp_budget_expiry");
    }

    @Test
    void whatHasAColumnCanBeCleared() {
        String userId = newUser();
        Secret key =
                make(keyFor(Models.all()).userId(userId).maxParallelRequests(4).teamId(newTeam(Models.all())));

        client.keys()
                .update(change(key)
                        .clearUserId()
                        .clearTeamId()
                        .clearKeyAlias()
                        .clearMaxParallelRequests()
                        .build());

        assertThat(stored(key).userId()).isNull();
        assertThat(stored(key).teamId()).isNull();
        assertThat(stored(key).keyAlias()).isNull();
        assertThat(stored(key).maxParallelRequests()).isNull();
    }

    @Test
    void anEmptyListOrMapClearsTheOthers() {
        Secret key = make(keyFor(Models.all())
                .allowedRoutes(List.of("/v1/models"))
                .aliases(Map.of("fast", "gpt-4o-mini"))
                .metadata(Map.of("plan", "free")));

        client.keys()
                .update(change(key)
                        .allowedRoutes(List.of())
                        .aliases(Map.of())
                        .metadata(Map.of())
                        .build());

        assertThat(stored(key).allowedRoutes()).isEmpty();
        assertThat(stored(key).aliases()).isEmpty();
        assertThat(stored(key).metadata()).isEmpty();
        assertThat(ask(key, "gpt-4o")).isEqualTo("Hello from gpt-4o");
    }

    @Test
    void whatNeedsALicenceIsRefusedAsSuch() {
        requiresALicence(key -> key.tags(List.of("blue")));
        requiresALicence(key -> key.guardrails(List.of("pii")));
        requiresALicence(key -> key.prompts(List.of("greeting")));
        requiresALicence(key -> key.modelMaxBudget(Map.of("gpt-4o", Map.of("budget_limit", 1.0, "time_period", "1d"))));
        requiresALicenceIfKnown("policies", key -> key.policies(List.of("strict")));
        requiresALicenceIfKnown("disableGlobalGuardrails", key -> key.disableGlobalGuardrails(true));
        requiresALicenceIfKnown("allowedPassthroughRoutes", key -> key.allowedPassthroughRoutes(List.of("/other")));
        requiresALicenceIfKnown("deniedPassthroughRoutes", key -> key.deniedPassthroughRoutes(List.of("/other")));
    }

    private void requiresALicenceIfKnown(String name, UnaryOperator<GenerateKeyRequestBuilder> field) {
        if (has(GenerateKeyRequest.class, name)) {
            requiresALicence(field);
        }
    }

    private void requiresALicence(UnaryOperator<GenerateKeyRequestBuilder> field) {
        Secret key = chosenKey();
        String alias = ServerLine.unique("key");
        assertThatThrownBy(() -> make(field.apply(keyFor(Models.all()).key(key).keyAlias(alias))))
                .isInstanceOf(EnterpriseOnlyException.class);
        assertThat(client.keys().find(KeyHash.of(key))).isEmpty();
    }
}
