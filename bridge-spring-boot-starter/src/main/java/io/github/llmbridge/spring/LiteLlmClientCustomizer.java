package io.github.llmbridge.spring;

import io.github.llmbridge.litellm.LiteLlmClient;

/**
 * Changes the client of LiteLLM before it is built, after the properties have been applied: such as an {@code
 * OkHttpClient} with the application's proxy. Each bean of this type is called, in order.
 */
@FunctionalInterface
public interface LiteLlmClientCustomizer {
    /** Sets what it wants. */
    void customize(LiteLlmClient.Builder builder);
}
