package io.github.llmbridge.contract.litellm.tour;

import io.github.llmbridge.contract.ServerLine;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.litellm.BudgetDuration;
import io.github.llmbridge.litellm.KeyHash;
import io.github.llmbridge.litellm.Models;
import io.github.llmbridge.litellm.keys.BulkUpdateKeysRequest;
import io.github.llmbridge.litellm.keys.GenerateKeyRequest;
import io.github.llmbridge.litellm.keys.KeyAliasesQuery;
import io.github.llmbridge.litellm.keys.KeyChange;
import io.github.llmbridge.litellm.keys.KeyListQuery;
import io.github.llmbridge.litellm.keys.RegenerateKeyRequest;
import io.github.llmbridge.litellm.keys.UpdateKeyRequest;
import java.util.List;

/** Virtual keys. */
final class KeysTour extends LiteLlmTour {
    KeysTour(ServerLine line) {
        super(line);
    }

    @Override
    public void run() {
        everyDay();
        lists();
        licensed();
        newer();
    }

    private void everyDay() {
        Secret chosen = chosenKey();
        KeyHash key = KeyHash.of(chosen);
        String alias = id("ada-laptop");
        // > Make a key
        client.keys()
                .generate(GenerateKeyRequest.builder(Models.of("gpt-4o-mini"))
                        .key(chosen)
                        .keyAlias(alias)
                        .maxBudget(5.0)
                        .budgetDuration(BudgetDuration.of("30d"))
                        .build());
        // > Read a key
        client.keys().info(key);
        // > Change a key
        client.keys()
                .update(UpdateKeyRequest.builder(key)
                        .maxBudget(10)
                        .clearRpmLimit()
                        .build());
        // > Block a key
        client.keys().block(key);
        // > Unblock a key
        client.keys().unblock(key);
        // > Find a key by its alias
        client.keys().findByAlias(alias);
        // > Delete a key
        client.keys().deleteIfPresent(key);
    }

    private void lists() {
        KeyHash key = newKey();
        String team = newTeam();
        // > Read several keys
        client.keys().infos(List.of(key));
        // > Every key, page by page
        client.keys().stream(KeyListQuery.builder().teamId(team).build()).forEach(row -> {});
        // > Make a key of a service account
        client.keys()
                .generateForServiceAccount(GenerateKeyRequest.builder(Models.of("gpt-4o-mini"))
                        .teamId(team)
                        .build());
    }

    private void licensed() {
        KeyHash key = newKey();
        // > Replace a key
        enterprise(() -> client.keys().regenerate(key));
        // > Replace a key and change it
        enterprise(() -> client.keys()
                .regenerate(RegenerateKeyRequest.builder(
                                UpdateKeyRequest.builder(key).maxBudget(10).build())
                        .build()));
    }

    private void newer() {
        KeyHash key = newKey();
        if (has("keys.bulkUpdate")) {
            // > Change several keys
            client.keys()
                    .bulkUpdate(BulkUpdateKeysRequest.of(
                            List.of(KeyChange.builder(key).maxBudget(10).build())));
        }
        if (has("keys.resetSpend")) {
            // > Set back what a key has spent
            client.keys().resetSpend(key, 0);
        }
        if (has("keys.aliases")) {
            // > Every alias, page by page
            client.keys()
                    .streamAliases(KeyAliasesQuery.builder().search(id("ada")).build())
                    .forEach(row -> {});
        }
    }
}
