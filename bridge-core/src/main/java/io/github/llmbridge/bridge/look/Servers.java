package io.github.llmbridge.bridge.look;

import io.github.llmbridge.litellm.LiteLlmClient;
import io.github.llmbridge.openwebui.OpenWebUiClient;

/** Both servers as their administrators see them. */
public record Servers(LiteLlmClient liteLlm, OpenWebUiClient openWebUi) {}
