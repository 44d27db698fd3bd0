package io.github.llmbridge.quickstart;

import io.github.llmbridge.bridge.BridgeFacade;
import io.github.llmbridge.bridge.person.ProvisionRequest;
import io.github.llmbridge.bridge.report.ProvisionResult;
import io.github.llmbridge.bridge.tiers.SubscriptionTier;
import io.github.llmbridge.bridge.tiers.TierCatalog;
import io.github.llmbridge.litellm.BudgetDuration;
import io.github.llmbridge.litellm.LiteLlmClient;
import io.github.llmbridge.litellm.Models;
import io.github.llmbridge.openwebui.OpenWebUiClient;

/** The example of the README, which is compared with this file by a test. */
final class ProvisionAUser {
    private ProvisionAUser() {}

    /** Provisions one person on the given servers. */
    static ProvisionResult run(LiteLlmClient liteLlm, OpenWebUiClient openWebUi, String connectionUrl) {
        // README begins
        BridgeFacade bridge = BridgeFacade.builder()
                .liteLlm(liteLlm) // LiteLlmClient.fromEnv()
                .openWebUi(openWebUi) // OpenWebUiClient.fromEnv()
                .connectionUrl(connectionUrl) // LiteLLM as your users' browsers reach it
                .tiers(TierCatalog.of(SubscriptionTier.builder("free", Models.of("gpt-4o-mini"))
                        .maxBudget(1.0) // USD
                        .budgetDuration(BudgetDuration.of("30d"))
                        .build()))
                .build();
        ProvisionResult result = bridge.provisionUser(
                ProvisionRequest.builder("user-42", "ada@example.com", "free").build());
        // README ends
        bridge.close();
        return result;
    }
}
