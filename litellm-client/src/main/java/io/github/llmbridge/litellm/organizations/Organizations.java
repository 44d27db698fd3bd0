package io.github.llmbridge.litellm.organizations;

import feign.Headers;

/** Organizations and their members; since LiteLLM 1.102 only with an Enterprise licence. Thread safe. */
@Headers("Content-Type: application/json")
public interface Organizations {}
