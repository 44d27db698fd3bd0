package io.github.llmbridge.testkit;

import java.time.Clock;
import java.util.List;

/**
 * How one fake LiteLLM was set up.
 *
 * @param models those of the config file
 * @param aliasFormat whether aliases of keys have a grammar
 * @param race run between a look whether something is taken and its storing
 */
record LiteLlmSettings(
        LiteLlmLine line, Clock clock, String masterKey, List<String> models, boolean aliasFormat, Runnable race) {
    LiteLlmSettings {
        models = List.copyOf(models);
    }
}
