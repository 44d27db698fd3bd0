package io.github.llmbridge.contract.litellm.tour;

import io.github.llmbridge.contract.ServerLine;
import java.util.LinkedHashMap;
import java.util.Map;

/** All tours of LiteLLM by their title in docs/litellm.md, in its order. A tour sees nothing of the others. */
final class LiteLlmTours {
    private LiteLlmTours() {}

    static Map<String, LiteLlmTour> on(ServerLine line) {
        Map<String, LiteLlmTour> tours = new LinkedHashMap<>();
        tours.put("Health", new HealthTour(line));
        return tours;
    }
}
