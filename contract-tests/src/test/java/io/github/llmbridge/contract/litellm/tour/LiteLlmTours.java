package io.github.llmbridge.contract.litellm.tour;

import io.github.llmbridge.contract.ServerLine;
import java.util.LinkedHashMap;
import java.util.Map;

/** All tours of LiteLLM by their title in docs/litellm.md, in its order. A tour sees nothing of the others. */
final class LiteLlmTours {
    private LiteLlmTours() {}

    static Map<String, LiteLlmTour> on(ServerLine line) {
        Map<String, LiteLlmTour> tours = new LinkedHashMap<>();
        tours.put("Keys", new KeysTour(line));
        tours.put("Users", new UsersTour(line));
        tours.put("Invitations", new InvitationsTour(line));
        tours.put("Teams", new TeamsTour(line));
        tours.put("Organizations", new OrganizationsTour(line));
        tours.put("Budgets", new BudgetsTour(line));
        tours.put("Customers", new CustomersTour(line));
        tours.put("Models", new ModelsTour(line));
        tours.put("Credentials", new CredentialsTour(line));
        tours.put("Tags", new TagsTour(line));
        tours.put("Spend", new SpendTour(line));
        tours.put("Chat", new ChatTour(line));
        tours.put("Health", new HealthTour(line));
        return tours;
    }
}
