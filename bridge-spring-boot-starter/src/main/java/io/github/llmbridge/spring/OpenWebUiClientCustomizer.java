package io.github.llmbridge.spring;

import io.github.llmbridge.openwebui.OpenWebUiClient;

/**
 * Changes the client of Open WebUI before it is built, after the properties have been applied: such as an {@code
 * OkHttpClient} with the application's proxy. Each bean of this type is called, in order.
 */
@FunctionalInterface
public interface OpenWebUiClientCustomizer {
    /** Sets what it wants. */
    void customize(OpenWebUiClient.Builder builder);
}
