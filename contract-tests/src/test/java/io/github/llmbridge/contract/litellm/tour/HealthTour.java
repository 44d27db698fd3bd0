package io.github.llmbridge.contract.litellm.tour;

import io.github.llmbridge.contract.ServerLine;

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
    }
}
