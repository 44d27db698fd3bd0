package io.github.llmbridge.contract.litellm;

import static io.github.llmbridge.contract.LiteLlmBehaviour.CLEARS_BUDGETS;
import static io.github.llmbridge.contract.LiteLlmBehaviour.CLEARS_RESETS_OF_BUDGETS;
import static io.github.llmbridge.contract.LiteLlmBehaviour.LICENSES_MODEL_BUDGETS_OF_BUDGETS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.llmbridge.contract.OnEveryLine;
import io.github.llmbridge.contract.ServerLine;
import io.github.llmbridge.http.AlreadyExistsException;
import io.github.llmbridge.http.EnterpriseOnlyException;
import io.github.llmbridge.http.ForbiddenException;
import io.github.llmbridge.http.NotFoundException;
import io.github.llmbridge.litellm.BudgetDuration;
import io.github.llmbridge.litellm.budgets.Budget;
import io.github.llmbridge.litellm.budgets.BudgetSetting;
import io.github.llmbridge.litellm.budgets.NewBudgetRequest;
import io.github.llmbridge.litellm.budgets.UpdateBudgetRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@OnEveryLine
class BudgetsTest extends LiteLlmContract {
    private final String id = ServerLine.unique("budget");

    private Budget make() {
        return client.budgets()
                .create(NewBudgetRequest.builder(id)
                        .maxBudget(10.0)
                        .softBudget(5.0)
                        .maxParallelRequests(3L)
                        .tpmLimit(7_000_000_000L)
                        .rpmLimit(5L)
                        .tpdLimit(90L)
                        .budgetDuration(BudgetDuration.of("30d"))
                        .build());
    }

    @AfterEach
    void cleanUp() {
        client.budgets().deleteIfPresent(id);
    }

    @Test
    void keepsWhatWasAsked() {
        Budget made = make();

        for (Budget budget : List.of(made, client.budgets().info(id))) {
            assertThat(budget.budgetId()).isEqualTo(id);
            assertThat(budget.maxBudget()).isEqualTo(10.0);
            assertThat(budget.softBudget()).isEqualTo(5.0);
            assertThat(budget.maxParallelRequests()).isEqualTo(3);
            assertThat(budget.tpmLimit()).isEqualTo(7_000_000_000L);
            assertThat(budget.rpmLimit()).isEqualTo(5);
            assertThat(budget.tpdLimit()).isEqualTo(has(Budget.class, "tpdLimit") ? 90L : null);
            assertThat(budget.budgetDuration()).isEqualTo("30d");
            assertThat(budget.budgetResetAt()).isAfter(budget.createdAt());
            assertThat(budget.createdBy()).isEqualTo("default_user_id");
        }
    }

    @Test
    void aKnownIdIsRefusedAndNothingChanges() {
        make();

        assertThatThrownBy(() -> client.budgets()
                        .create(NewBudgetRequest.builder(id).maxBudget(99.0).build()))
                .isInstanceOf(AlreadyExistsException.class)
                .hasMessageContaining("[budgets.create] at ");

        assertThat(client.budgets().info(id).maxBudget()).isEqualTo(10.0);
    }

    @Test
    void whatAnUpdateDoesNotSetStays() {
        make();

        Budget changed = client.budgets()
                .update(UpdateBudgetRequest.builder(id)
                        .maxBudget(20)
                        .budgetResetAt(Instant.parse("2099-01-01T00:00:00Z"))
                        .build());

        assertThat(changed.maxBudget()).isEqualTo(20.0);
        assertThat(changed.softBudget()).isEqualTo(5.0);
        assertThat(changed.budgetDuration()).isEqualTo("30d");
        assertThat(changed.budgetResetAt()).isEqualTo("2099-01-01T00:00:00Z");
        assertThat(client.budgets().info(id)).isEqualTo(changed);
    }

    @Test
    void clearedLimitsAreGoneWhereTheServerCan() {
        make();

        Budget cleared = client.budgets()
                .update(UpdateBudgetRequest.builder(id)
                        .clearMaxBudget()
                        .clearSoftBudget()
                        .clearMaxParallelRequests()
                        .clearTpmLimit()
                        .clearRpmLimit()
                        .clearTpdLimit()
                        .clearBudgetDuration()
                        .build());

        if (!line.does(CLEARS_BUDGETS)) {
            // 1.77.3 takes null for not sent.
            assertThat(cleared.maxBudget()).isEqualTo(10.0);
            assertThat(cleared.budgetDuration()).isEqualTo("30d");
        } else {
            assertThat(cleared.maxBudget()).isNull();
            assertThat(cleared.softBudget()).isNull();
            assertThat(cleared.maxParallelRequests()).isNull();
            assertThat(cleared.tpmLimit()).isNull();
            assertThat(cleared.rpmLimit()).isNull();
            assertThat(cleared.tpdLimit()).isNull();
            assertThat(cleared.budgetDuration()).isNull();
            assertThat(cleared.budgetResetAt() == null).isEqualTo(line.does(CLEARS_RESETS_OF_BUDGETS));
        }
    }

    @Test
    void anUnknownBudgetIsNotFound() {
        assertThat(client.budgets().find(id)).isEmpty();
        assertThatThrownBy(() -> client.budgets().info(id)).isInstanceOf(NotFoundException.class);
        // The server answers 200 with null.
        assertThatThrownBy(() -> client.budgets()
                        .update(UpdateBudgetRequest.builder(id).maxBudget(1).build()))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("[budgets.update] at ");
        assertThatThrownBy(() -> client.budgets().delete(id)).isInstanceOf(NotFoundException.class);
        assertThat(client.budgets().deleteIfPresent(id)).isFalse();
    }

    @Test
    void severalAreReadAtOnceAndUnknownOnesLeftOut() {
        make();

        assertThat(client.budgets().findAll(List.of(id, ServerLine.unique("budget"))))
                .extracting(Budget::budgetId)
                .containsExactly(id);
    }

    @Test
    void aBudgetIsListedUntilItIsDeleted() {
        make();
        assertThat(client.budgets().list()).extracting(Budget::budgetId).contains(id);

        assertThat(client.budgets().delete(id).maxBudget()).isEqualTo(10.0);

        assertThat(client.budgets().list()).extracting(Budget::budgetId).doesNotContain(id);
    }

    @Test
    void settingsNameTheFieldsWithTheirValues() {
        make();

        assertThat(client.budgets().settings(id))
                .filteredOn(setting -> setting.fieldName().equals("rpm_limit"))
                .singleElement()
                .extracting(BudgetSetting::fieldType, BudgetSetting::fieldValue)
                .containsExactly("Integer", 5);
    }

    @Test
    void budgetsByModelNeedALicenceOnTheNewerLine() {
        NewBudgetRequest request = NewBudgetRequest.builder(id)
                .modelMaxBudget(Map.of("gpt-4o", Map.of("max_budget", 1.0, "budget_duration", "1d")))
                .build();

        if (!line.does(LICENSES_MODEL_BUDGETS_OF_BUDGETS)) {
            assertThat(client.budgets().create(request).modelMaxBudget()).containsKey("gpt-4o");
        } else {
            assertThatThrownBy(() -> client.budgets().create(request)).isInstanceOf(EnterpriseOnlyException.class);
        }
    }

    @Test
    void budgetsAreForAdministrators() {
        assertThatThrownBy(() -> client.as(newKey()).budgets().list()).isInstanceOf(ForbiddenException.class);
    }
}
