package io.github.llmbridge.bridge.steps;

import io.github.llmbridge.bridge.look.OwnedKey;
import io.github.llmbridge.http.Secret;
import org.jspecify.annotations.Nullable;

/** What is to be done about the key. */
sealed interface KeyDecision {
    /** The key stays and is changed in place where it differs. */
    record Keep(OwnedKey key, @Nullable Secret value) implements KeyDecision {}

    /** There is none: a first one is made. */
    record Make(int generation) implements KeyDecision {}

    /** Another value takes the place of the key, with all that the key has. */
    record Replace(OwnedKey key, int generation, boolean blockFirst) implements KeyDecision {}
}
