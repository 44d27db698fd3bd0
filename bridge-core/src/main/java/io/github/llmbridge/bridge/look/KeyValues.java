package io.github.llmbridge.bridge.look;

import io.github.llmbridge.http.Secret;
import io.github.llmbridge.litellm.KeyHash;
import java.util.Optional;

/** Keys as they stand in settings: a browser sends them without the white space around them. */
public final class KeyValues {
    private KeyValues() {}

    /** The key as a browser sends it; nothing if it sends none. */
    public static Optional<Secret> sent(Secret stored) {
        String text = stored.reveal().strip();
        return text.isEmpty() ? Optional.empty() : Optional.of(Secret.of(text));
    }

    static Optional<KeyHash> hash(Secret stored) {
        return sent(stored).map(KeyHash::of);
    }
}
