package io.github.llmbridge.litellm.keys;

import io.github.llmbridge.litellm.KeyHash;
import java.util.List;

/**
 * Keys to be deleted.
 *
 * @param keys their hashes; at least one
 */
public record DeleteKeysRequest(List<KeyHash> keys) {
    /** Checks that there is something to delete. */
    public DeleteKeysRequest {
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("keys must not be empty");
        }
        keys = List.copyOf(keys);
    }
}
