package io.github.llmbridge.bridge.report;

import io.github.llmbridge.http.Secret;
import io.github.llmbridge.litellm.KeyHash;
import org.jspecify.annotations.Nullable;

/**
 * What provisioning, or a change of the person, reached.
 *
 * @param tier the tier's name
 * @param accountId Open WebUI's id of the account; {@code null} if that was not reached
 * @param key the virtual key, where its value is known: LiteLLM keeps only the hash
 * @param keyHash the key's hash
 * @param initialPassword of an account that this call made; shown this once
 */
public record ProvisionResult(
        RunReport report,
        String tier,
        @Nullable String accountId,
        @SuppressWarnings("serial") @Nullable Secret key,
        @SuppressWarnings("serial") @Nullable KeyHash keyHash,
        @SuppressWarnings("serial") @Nullable Secret initialPassword)
        implements PersonResult {
    @Override
    public ProvisionResult withReport(RunReport other) {
        return new ProvisionResult(other, tier, accountId, key, keyHash, initialPassword);
    }

    @Override
    public ProvisionResult withoutSecrets() {
        return new ProvisionResult(report, tier, accountId, null, keyHash, null);
    }
}
