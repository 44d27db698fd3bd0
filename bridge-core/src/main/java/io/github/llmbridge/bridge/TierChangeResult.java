package io.github.llmbridge.bridge;

import io.github.llmbridge.litellm.KeyHash;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a change of tier reached.
 *
 * @param from the tier before; {@code null} if the key did not say
 * @param to the tier now
 * @param keyHash the key that was changed
 * @param notApplied fields that read back otherwise than asked; empty if everything took effect
 * @param listenerErrors what listeners threw
 */
public record TierChangeResult(
        String userId,
        @Nullable String from,
        String to,
        KeyHash keyHash,
        List<FieldDifference> notApplied,
        List<RuntimeException> listenerErrors) {
    public TierChangeResult {
        notApplied = List.copyOf(notApplied);
        listenerErrors = List.copyOf(listenerErrors);
    }

    /**
     * A field of the key that is not as asked.
     *
     * @param field LiteLLM's name of it
     */
    public record FieldDifference(String field, String asked, String found) {}
}
