package io.github.llmbridge.cli.config;

import io.github.llmbridge.bridge.BridgeFacade;
import io.github.llmbridge.litellm.LiteLlmClient;
import io.github.llmbridge.openwebui.OpenWebUiClient;

/** Both servers, and the bridge over them. */
public record Connected(LiteLlmClient liteLlm, OpenWebUiClient openWebUi, BridgeFacade bridge)
        implements AutoCloseable {
    @Override
    public void close() {
        bridge.close();
        openWebUi.close();
        liteLlm.close();
    }
}
