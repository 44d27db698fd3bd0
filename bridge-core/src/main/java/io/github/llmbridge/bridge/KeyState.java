package io.github.llmbridge.bridge;

import io.github.llmbridge.http.Secret;
import io.github.llmbridge.litellm.KeyHash;
import org.jspecify.annotations.Nullable;

/**
 * The key that the user is to use.
 *
 * @param secret its value, where it is known
 */
record KeyState(KeyHash hash, @Nullable Secret secret) {}
