package io.github.llmbridge.contract.litellm.tour;

import io.github.llmbridge.contract.ServerLine;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.litellm.KeyHash;
import io.github.llmbridge.litellm.Models;
import io.github.llmbridge.litellm.keys.GenerateKeyRequest;
import io.github.llmbridge.litellm.spend.SpendCalculation;
import io.github.llmbridge.litellm.spend.SpendLogPageQuery;
import io.github.llmbridge.litellm.spend.SpendLogQuery;
import java.time.Instant;

/** Spend. */
final class SpendTour extends LiteLlmTour {
    SpendTour(ServerLine line) {
        super(line);
    }

    @Override
    public void run() {
        Secret usersKey = client.keys()
                .generate(GenerateKeyRequest.builder(Models.of("gpt-4o-mini")).build())
                .key();
        String ada = newUser();
        // > What a question would cost
        client.spend().calculate(SpendCalculation.ofPrompt("gpt-4o-mini", "Hello?"));
        // > Keys by spend
        client.spend().keys();
        // > A user's spend
        client.spend().user(ada);
        // > The calls of a key, one by one
        client.spend().logs(SpendLogQuery.builder().apiKey(KeyHash.of(usersKey)).build());
        // > Sums by day
        client.spend().days(SpendLogQuery.between(FIRST_DAY, LAST_DAY).build());
        // > Spend by tag
        client.spend().tags();
        if (has("spend.logPage")) {
            // > The calls of a key, page by page
            client.spend()
                    .streamLogs(SpendLogPageQuery.builder(
                                    Instant.parse("2026-11-01T00:00:00Z"), Instant.parse("2026-11-30T00:00:00Z"))
                            .apiKey(KeyHash.of(usersKey))
                            .build())
                    .forEach(row -> {});
        }
        ofTheProxy(usersKey);
    }

    private void ofTheProxy(Secret usersKey) {
        // > All spend of the proxy
        client.spend().global();
        // > The keys that spent most
        client.spend().globalKeys(10);
        // > The models that cost most
        client.spend().globalModels(10);
        // > All spend by day
        client.spend().globalDays();
        // > All spend by tag
        client.spend().globalTags(FIRST_DAY, LAST_DAY);
        // > All spend by team
        client.spend().globalTeams();
        // > Set back all spend of the proxy (refused here: only the master key may)
        refused(() -> client.as(usersKey).spend().resetAllSpendOfTheProxy());
    }
}
