package io.github.llmbridge.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleFunction;
import org.jspecify.annotations.Nullable;

/** Budgets that a request itself names, whatever the key: of its customer, in the field {@code user}, and of its tags. */
final class LiteLlmNamedBudgets {
    private final LiteLlmLine line;
    private final LiteLlmErrors errors;
    private final LiteLlmState state;
    /** What a tag has cost is told nowhere. */
    private final Map<String, Double> spendByTag = new HashMap<>();

    LiteLlmNamedBudgets(LiteLlmLine line, LiteLlmErrors errors, LiteLlmState state) {
        this.line = line;
        this.errors = errors;
        this.state = state;
    }

    void check(ObjectNode request) {
        ObjectNode customer = customer(request);
        if (customer != null) {
            double spend = customer.path("spend").asDouble();
            checkBudget(customer, spend, budget -> overBudget(customer, spend, budget));
        }
        for (String name : tags(request)) {
            ObjectNode tag = state.tags.get(name);
            if (tag != null) {
                double spend = spendByTag.getOrDefault(name, 0.0);
                checkBudget(
                        tag,
                        spend,
                        budget -> "Budget has been exceeded! Tag=" + name + " " + LiteLlmLimits.costs(spend, budget));
            }
        }
    }

    private String overBudget(ObjectNode customer, double spend, double budget) {
        String id = Json.text(customer, "user_id");
        if (line.does(LiteLlmFact.TELLS_BUDGETS_OF_CUSTOMERS_AS_THOSE_OF_USERS)) {
            return LiteLlmLimits.exceeded("End User=" + id, spend, budget);
        }
        String whose = line.does(LiteLlmFact.TELLS_WHOSE_BUDGET_IS_SPENT) ? "EndUser=" + id + " " : "";
        return "Budget has been exceeded! " + whose + LiteLlmLimits.costs(spend, budget);
    }

    /** Whoever is named becomes a customer. */
    void spend(ObjectNode request, double cost) {
        String id = Json.text(request, "user");
        if (id != null && !id.isEmpty()) {
            ObjectNode customer =
                    state.customers.computeIfAbsent(id, unknown -> Json.object().put("user_id", unknown));
            customer.put("spend", customer.path("spend").asDouble() + cost);
        }
        tags(request).forEach(name -> spendByTag.merge(name, cost, Double::sum));
    }

    private void checkBudget(ObjectNode row, double spend, DoubleFunction<String> complaint) {
        String budgetId = Json.text(row, "budget_id");
        ObjectNode shared = budgetId == null ? null : state.budgets.get(budgetId);
        if (shared == null || !Json.has(shared, "max_budget")) {
            return;
        }
        double budget = shared.path("max_budget").asDouble();
        if (spend > budget) {
            throw errors.overBudget(complaint.apply(budget));
        }
    }

    private @Nullable ObjectNode customer(ObjectNode request) {
        String id = Json.text(request, "user");
        return id == null ? null : state.customers.get(id);
    }

    static List<String> tags(JsonNode request) {
        return request.path("metadata").path("tags").isArray()
                ? Json.texts(request.path("metadata"), "tags")
                : List.of();
    }
}
