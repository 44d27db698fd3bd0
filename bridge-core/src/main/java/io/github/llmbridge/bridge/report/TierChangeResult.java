package io.github.llmbridge.bridge.report;

import io.github.llmbridge.litellm.KeyHash;
import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a change of tier reached.
 *
 * @param from the tier before; {@code null} if the key did not say
 * @param to the tier now
 * @param keyHash the key that was changed; {@code null} if that was not reached
 * @param notApplied fields that read back otherwise than asked; empty if everything took effect
 */
public record TierChangeResult(
        RunReport report,
        @Nullable String from,
        String to,
        @SuppressWarnings("serial") @Nullable KeyHash keyHash,
        @SuppressWarnings("serial") List<FieldDifference> notApplied)
        implements PersonResult {
    public TierChangeResult {
        notApplied = List.copyOf(notApplied);
    }

    @Override
    public TierChangeResult withReport(RunReport other) {
        return new TierChangeResult(other, from, to, keyHash, notApplied);
    }

    @Override
    public TierChangeResult withoutSecrets() {
        return this;
    }

    /**
     * A field of the key that is not as asked.
     *
     * @param field LiteLLM's name of it
     */
    public record FieldDifference(String field, String asked, String found) implements Serializable {}
}
