package io.github.llmbridge.testkit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the server's price map knows of a model; a name it does not know gets the first one's figures. */
record LiteLlmModel(
        String name,
        String provider,
        String upstream,
        int maxInput,
        int maxOutput,
        double inputCost,
        double outputCost) {
    private static final List<LiteLlmModel> KNOWN = List.of(
            new LiteLlmModel("gpt-4o-mini", "openai", "gpt-4o-mini", 128000, 16384, 1.5e-7, 6e-7),
            new LiteLlmModel("gpt-4o", "openai", "gpt-4o", 128000, 16384, 2.5e-6, 1e-5),
            new LiteLlmModel("claude-sonnet", "anthropic", "claude-sonnet-4-20250514", 200000, 64000, 3e-6, 1.5e-5));

    static LiteLlmModel of(String name) {
        for (LiteLlmModel model : KNOWN) {
            if (model.name.equals(name)) {
                return model;
            }
        }
        LiteLlmModel like = KNOWN.get(0);
        return new LiteLlmModel(
                name, like.provider, name, like.maxInput, like.maxOutput, like.inputCost, like.outputCost);
    }

    /** Stays the same over restarts, as the id of a model from the config file does. */
    String id() {
        return LiteLlmState.hash("sk-model-" + name);
    }

    double cost(int promptTokens, int completionTokens) {
        return promptTokens * inputCost + completionTokens * outputCost;
    }

    static @Nullable LiteLlmModel byId(List<String> names, String id) {
        return names.stream()
                .map(LiteLlmModel::of)
                .filter(model -> model.id().equals(id))
                .findFirst()
                .orElse(null);
    }
}
