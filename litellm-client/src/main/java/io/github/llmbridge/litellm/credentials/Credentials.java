package io.github.llmbridge.litellm.credentials;

import feign.Headers;

/** Credentials of model providers, stored once for several models. Thread safe. */
@Headers("Content-Type: application/json")
public interface Credentials {}
