package io.github.llmbridge.openwebui.auths;

import io.github.llmbridge.http.Secret;

/** An account's API key for Open WebUI itself; it is never sent to LiteLLM. */
public record ApiKey(Secret apiKey) {}
