package io.github.llmbridge.contract.bridge;

import static io.github.llmbridge.contract.LiteLlmBehaviour.CHANGES_SOFT_BUDGETS;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.llmbridge.bridge.person.ProvisionRequest;
import io.github.llmbridge.bridge.report.Problem.Kind;
import io.github.llmbridge.bridge.report.Status;
import io.github.llmbridge.bridge.report.TierChangeResult;
import io.github.llmbridge.bridge.tiers.SubscriptionTier;
import io.github.llmbridge.bridge.tiers.TierCatalog;
import io.github.llmbridge.bridge.tiers.UserLimits;
import io.github.llmbridge.contract.OnEveryLine;
import io.github.llmbridge.litellm.BudgetDuration;
import io.github.llmbridge.litellm.Models;
import io.github.llmbridge.litellm.keys.Key;
import io.github.llmbridge.litellm.users.User;
import io.github.llmbridge.litellm.users.UserRole;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Everything that a tier can say gets to LiteLLM, and a second run finds it as it should be. */
@OnEveryLine
class TierFieldsTest extends BridgeTest {
    private static final SubscriptionTier RICH = SubscriptionTier.builder("rich", Models.of("gpt-4o-mini"))
            .maxBudget(10.0)
            .softBudget(8.0)
            .budgetDuration(BudgetDuration.of("30d"))
            .maxParallelRequests(4)
            .metadata(Map.of("plan_id", "p-7"))
            .currency("EUR")
            .user(new UserLimits(
                    UserRole.INTERNAL_USER_VIEWER, Models.of("gpt-4o-mini"), 50.0, BudgetDuration.of("30d")))
            .build();

    private final ProvisionRequest person = Bridge.newPerson();
    private final ProvisionRequest rich =
            ProvisionRequest.builder(person.userId(), person.email(), "rich").build();

    @Test
    void aNewPersonHasAllOfIt() {
        try (var facade =
                bridge.builder().tiers(TierCatalog.of(RICH, Bridge.FREE)).build()) {
            assertThat(facade.provisionUser(rich).status()).isEqualTo(Status.READY);
            assertThat(facade.provisionUser(rich).unchanged()).isTrue();
        }
        assertRich();
    }

    @Test
    void aPersonWhoChangesToItHasAllOfItOrIsToldWhatTheServerDoesNotTake() {
        try (var facade =
                bridge.builder().tiers(TierCatalog.of(RICH, Bridge.FREE)).build()) {
            facade.provisionUser(person);

            TierChangeResult result = facade.changeTier(person.userId(), "rich");

            if (!line.does(CHANGES_SOFT_BUDGETS)) {
                // 1.77.3 sets a soft budget only where a key is made.
                assertThat(result.problem(Kind.LIMIT_NOT_APPLIED)).isPresent();
                assertThat(result.notApplied())
                        .extracting(field -> field.field())
                        .containsExactly("soft_budget");
            } else {
                assertThat(result.notApplied()).isEmpty();
                assertRich();
            }
            assertThat(result.status()).isEqualTo(Status.READY);
            assertThat(facade.provisionUser(rich).unchanged()).isTrue();
        }
    }

    private void assertRich() {
        Key key = bridge.liteLlm.keys().info(bridge.key(person).token());
        assertThat(key.maxBudget()).isEqualTo(10.0);
        assertThat(key.litellmBudgetTable().softBudget()).isEqualTo(8.0);
        assertThat(key.maxParallelRequests()).isEqualTo(4);
        assertThat(key.metadata()).containsEntry("plan_id", "p-7").containsEntry("currency", "EUR");
        User user = bridge.liteLlm.users().info(person.userId()).user();
        assertThat(user.userRole()).isEqualTo(UserRole.INTERNAL_USER_VIEWER);
        assertThat(user.models()).isEqualTo(Models.of("gpt-4o-mini"));
        assertThat(user.maxBudget()).isEqualTo(50.0);
        assertThat(user.budgetDuration()).isEqualTo("30d");
    }
}
