package io.github.llmbridge.litellm.tags;

import feign.Headers;

/** Tags that group spend and models. Thread safe. */
@Headers("Content-Type: application/json")
public interface Tags {}
