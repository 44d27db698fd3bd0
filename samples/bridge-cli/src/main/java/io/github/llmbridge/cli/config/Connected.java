package io.github.llmbridge.cli.config;

import io.github.llmbridge.bridge.BridgeFacade;
import io.github.llmbridge.litellm.LiteLlmClient;
import io.github.llmbridge.openwebui.OpenWebUiClient;

/**
 * Both servers, and the bridge over them.
 *
 * @param owner what holds the bridge's threads
 * @param bridge the same bridge for whoever asks
 * @param store what the bridge keeps of its own
 */
public record Connected(
        LiteLlmClient liteLlm, OpenWebUiClient openWebUi, BridgeFacade owner, BridgeFacade bridge, ToolStore store)
        implements AutoCloseable {
    @Override
    public void close() {
        owner.close();
        openWebUi.close();
        liteLlm.close();
        store.close();
    }
}
