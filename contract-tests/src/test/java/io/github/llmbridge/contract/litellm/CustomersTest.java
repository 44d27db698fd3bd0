package io.github.llmbridge.contract.litellm;

import static io.github.llmbridge.contract.LiteLlmBehaviour.BEGINS_BUDGETS_OF_CUSTOMERS_ANEW;
import static io.github.llmbridge.contract.LiteLlmBehaviour.UNBLOCKS_CUSTOMERS_BY_UPDATE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.llmbridge.contract.OnEveryLine;
import io.github.llmbridge.contract.ServerLine;
import io.github.llmbridge.http.AlreadyExistsException;
import io.github.llmbridge.http.EnterpriseOnlyException;
import io.github.llmbridge.http.NotFoundException;
import io.github.llmbridge.http.UnprocessableException;
import io.github.llmbridge.litellm.BudgetDuration;
import io.github.llmbridge.litellm.Models;
import io.github.llmbridge.litellm.budgets.NewBudgetRequest;
import io.github.llmbridge.litellm.customers.Customer;
import io.github.llmbridge.litellm.customers.CustomersRequest;
import io.github.llmbridge.litellm.customers.ModelRegion;
import io.github.llmbridge.litellm.customers.NewCustomerRequest;
import io.github.llmbridge.litellm.customers.UpdateCustomerRequest;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@OnEveryLine
class CustomersTest extends LiteLlmContract {
    private final String id = ServerLine.unique("customer");
    private final String budgetId = ServerLine.unique("budget");

    private Customer make() {
        return client.customers()
                .create(NewCustomerRequest.builder(id)
                        .alias("Ada")
                        .maxBudget(3.0)
                        .rpmLimit(4L)
                        .budgetDuration(BudgetDuration.of("30d"))
                        .allowedModelRegion(ModelRegion.EU)
                        .defaultModel("gpt-4o-mini")
                        .models(Models.of("gpt-4o-mini"))
                        .spend(1.5)
                        .build());
    }

    private void makeBudget() {
        client.budgets()
                .create(NewBudgetRequest.builder(budgetId).maxBudget(9.0).build());
    }

    @AfterEach
    void cleanUp() {
        client.customers().deleteIfPresent(id);
        client.budgets().deleteIfPresent(budgetId);
    }

    @Test
    void keepsWhatWasAsked() {
        Customer made = make();

        // 1.90.7 tells this of a new customer only.
        assertThat(made.litellmBudgetTable())
                .satisfies(budget -> assertThat(budget.budgetResetAt() != null)
                        .isEqualTo(line.does(BEGINS_BUDGETS_OF_CUSTOMERS_ANEW)));
        for (Customer customer : List.of(made, client.customers().info(id))) {
            assertThat(customer.userId()).isEqualTo(id);
            assertThat(customer.alias()).isEqualTo("Ada");
            assertThat(customer.blocked()).isFalse();
            assertThat(customer.spend()).isEqualTo(1.5);
            assertThat(customer.allowedModelRegion()).isEqualTo(ModelRegion.EU);
            assertThat(customer.defaultModel()).isEqualTo("gpt-4o-mini");
            assertThat(customer.models()).isEqualTo(has(Customer.class, "models") ? Models.of("gpt-4o-mini") : null);
            assertThat(customer.litellmBudgetTable()).satisfies(budget -> {
                assertThat(budget.maxBudget()).isEqualTo(3.0);
                assertThat(budget.rpmLimit()).isEqualTo(4);
                assertThat(budget.budgetDuration()).isEqualTo("30d");
            });
        }
    }

    @Test
    void aKnownIdIsRefused() {
        make();

        assertThatThrownBy(this::make).isInstanceOf(AlreadyExistsException.class);
    }

    @Test
    void aBudgetIsShared() {
        makeBudget();

        Customer made = client.customers()
                .create(NewCustomerRequest.builder(id).budgetId(budgetId).build());

        assertThat(made.budgetId()).isEqualTo(budgetId);
        assertThat(client.customers().info(id).litellmBudgetTable())
                .satisfies(budget -> assertThat(budget.maxBudget()).isEqualTo(9.0));
    }

    @Test
    void whatAnUpdateDoesNotSetStays() {
        make();
        makeBudget();

        client.customers()
                .update(UpdateCustomerRequest.builder(id).blocked(true).build());
        Customer changed = client.customers()
                .update(UpdateCustomerRequest.builder(id)
                        .alias("Bea")
                        .budgetId(budgetId)
                        .build());

        assertThat(changed.alias()).isEqualTo("Bea");
        assertThat(changed.blocked()).isTrue();
        assertThat(changed.defaultModel()).isEqualTo("gpt-4o-mini");
        assertThat(changed.budgetId()).isEqualTo(budgetId);
    }

    @Test
    void aNewLimitChangesASharedBudgetForAll() {
        makeBudget();
        client.customers()
                .create(NewCustomerRequest.builder(id).budgetId(budgetId).build());

        client.customers()
                .update(UpdateCustomerRequest.builder(id).maxBudget(2.0).build());

        assertThat(client.budgets().info(budgetId).maxBudget()).isEqualTo(2.0);
    }

    @Test
    void anUnknownCustomerIsNotFound() {
        assertThat(client.customers().find(id)).isEmpty();
        assertThatThrownBy(() -> client.customers().info(id)).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> client.customers()
                        .update(UpdateCustomerRequest.builder(id).alias("Bea").build()))
                .isInstanceOf(NotFoundException.class);
        // 1.77.3 fails on it with a 500.
        assertThatThrownBy(() -> client.customers().delete(id)).isInstanceOf(NotFoundException.class);
        assertThat(client.customers().deleteIfPresent(id)).isFalse();
    }

    @Test
    void anUnknownRegionIsUnprocessable() {
        assertThatThrownBy(() -> client.customers()
                        .create(NewCustomerRequest.builder(id)
                                .allowedModelRegion(new ModelRegion("mars"))
                                .build()))
                .isInstanceOf(UnprocessableException.class)
                .hasMessageContaining("allowed_model_region");
    }

    @Test
    void aBlockIsDoneWhateverTheServerAnswers() {
        make();

        List<Customer> blocked = client.customers().block(List.of(id));

        assertThat(blocked).extracting(Customer::userId).containsExactly(id);
        assertThat(client.customers().info(id).blocked()).isTrue();
    }

    @Test
    void aBlockMakesCustomersThatTheServerDoesNotKnow() {
        client.customers().block(List.of(id));

        assertThat(client.customers().info(id).blocked()).isTrue();
    }

    @Test
    void takingABlockAwayIsAnUpdateSince1106() {
        client.customers().block(List.of(id));

        Customer changed = client.customers()
                .update(UpdateCustomerRequest.builder(id)
                        .alias("Ada")
                        .blocked(false)
                        .build());

        assertThat(changed.alias()).isEqualTo("Ada");
        // 1.77.3 takes false for not sent.
        assertThat(changed.blocked()).isEqualTo(!line.does(UNBLOCKS_CUSTOMERS_BY_UPDATE));
    }

    @Test
    void takingCustomersOffTheLicensedCheckNeedsALicence() {
        assertThatThrownBy(() -> client.customers().unblock(CustomersRequest.of(List.of(id))))
                .isInstanceOf(EnterpriseOnlyException.class);
    }

    @Test
    void aCustomerIsListedUntilItIsDeleted() {
        make();
        assertThat(client.customers().list()).extracting(Customer::userId).contains(id);

        client.customers().delete(id);

        assertThat(client.customers().list()).extracting(Customer::userId).doesNotContain(id);
    }
}
