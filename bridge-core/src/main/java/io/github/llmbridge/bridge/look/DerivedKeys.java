package io.github.llmbridge.bridge.look;

import io.github.llmbridge.litellm.KeyHash;
import io.github.llmbridge.litellm.users.UserInfo;

/** The keys whose values a bridge with a secret can derive: a sign of its own that no edit can take away. */
@FunctionalInterface
public interface DerivedKeys {
    /** The generation of the user's key with this hash; 0 if no value of ours has it. */
    int generationOf(String userId, UserInfo user, KeyHash hash);
}
