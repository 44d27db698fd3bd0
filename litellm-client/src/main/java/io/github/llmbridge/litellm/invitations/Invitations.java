package io.github.llmbridge.litellm.invitations;

import feign.Headers;

/** Invitations to LiteLLM's own user interface; none of them is in the server's OpenAPI. Thread safe. */
@Headers("Content-Type: application/json")
public interface Invitations {}
