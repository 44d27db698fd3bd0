package io.github.llmbridge.bridge.report;

import io.github.llmbridge.http.Secret;
import io.github.llmbridge.litellm.KeyHash;
import org.jspecify.annotations.Nullable;

/**
 * What a renewal or a rotation of the key reached.
 *
 * @param key the key in use now, where its value is known
 * @param keyHash its hash; {@code null} if that was not reached
 * @param replaced the hash of the key that was in use before, if it is another
 */
public record KeyResult(
        RunReport report,
        @SuppressWarnings("serial") @Nullable Secret key,
        @SuppressWarnings("serial") @Nullable KeyHash keyHash,
        @SuppressWarnings("serial") @Nullable KeyHash replaced)
        implements PersonResult {
    @Override
    public KeyResult withReport(RunReport other) {
        return new KeyResult(other, key, keyHash, replaced);
    }

    @Override
    public KeyResult withoutSecrets() {
        return new KeyResult(report, null, keyHash, replaced);
    }
}
