package io.github.llmbridge.contract.litellm.tour;

import io.github.llmbridge.contract.ServerLine;

/** Health. */
final class HealthTour extends LiteLlmTour {
    HealthTour(ServerLine line) {
        super(line);
    }

    @Override
    public void run() {
        // > Is it alive (needs no key)
        client.health().liveliness();
        // > Has it its database (needs no key)
        client.health().readiness();
        // > Version
        client.health().version();
        // > Call a model for real (costs money)
        client.health().callModel("gpt-4o-mini");
        if (has("health.license")) {
            // > Which licence
            client.health().license();
        }
    }
}
