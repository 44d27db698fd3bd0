package io.github.llmbridge.contract.litellm.tour;

import io.github.llmbridge.contract.ServerLine;
import io.github.llmbridge.contract.tour.AnswerCheck;
import io.github.llmbridge.contract.tour.Operation;
import io.github.llmbridge.contract.tour.Tour;
import io.github.llmbridge.http.RetryPolicy;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.litellm.LiteLlmClient;
import java.util.UUID;

/** A tour of some of LiteLLM's operations. */
abstract class LiteLlmTour extends Tour {
    private static final AnswerCheck CHECK = new AnswerCheck(Operation.of(LiteLlmClient.class));

    final LiteLlmClient client;

    LiteLlmTour(ServerLine line) {
        super(line);
        this.client = LiteLlmClient.builder()
                .baseUrl(line.liteLlmUrl())
                .masterKey(line.masterKey())
                .httpClient(http())
                .retry(RetryPolicy.none())
                .build()
                .with(options(CHECK));
    }

    /** Whether this LiteLLM has what came after 1.77.3. */
    final boolean isCurrent() {
        return !line().isSeedLiteLlm();
    }

    /** A key that no server has seen. */
    static Secret chosenKey() {
        return Secret.of("sk-" + UUID.randomUUID().toString().replace("-", ""));
    }
}
