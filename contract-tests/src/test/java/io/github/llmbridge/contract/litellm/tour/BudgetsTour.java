package io.github.llmbridge.contract.litellm.tour;

import io.github.llmbridge.contract.ServerLine;
import io.github.llmbridge.litellm.BudgetDuration;
import io.github.llmbridge.litellm.budgets.NewBudgetRequest;
import io.github.llmbridge.litellm.budgets.UpdateBudgetRequest;

/** Budgets. */
final class BudgetsTour extends LiteLlmTour {
    BudgetsTour(ServerLine line) {
        super(line);
    }

    @Override
    public void run() {
        String budget = id("starter");
        // > Make a budget
        client.budgets()
                .create(NewBudgetRequest.builder(budget)
                        .maxBudget(10.0)
                        .budgetDuration(BudgetDuration.of("30d"))
                        .build());
        // > Read a budget
        client.budgets().info(budget);
        // > Change a budget
        client.budgets()
                .update(UpdateBudgetRequest.builder(budget).maxBudget(20).build());
        // > Every budget
        client.budgets().list();
        // > The fields of a budget, described
        client.budgets().settings(budget);
        // > Delete a budget
        client.budgets().deleteIfPresent(budget);
    }
}
