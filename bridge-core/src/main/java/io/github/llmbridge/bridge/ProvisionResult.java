package io.github.llmbridge.bridge;

import io.github.llmbridge.http.Secret;
import io.github.llmbridge.litellm.KeyHash;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What provisioning reached.
 *
 * @param status whether the person can chat now
 * @param userId the application's id, which is LiteLLM's
 * @param tier the tier's name
 * @param accountId Open WebUI's id of the account; {@code null} if that was not reached
 * @param key the virtual key, where its value is known: LiteLLM keeps only the hash
 * @param keyHash the key's hash
 * @param initialPassword of an account that this call made; shown this once
 * @param steps what each step did, in the order in which they ended
 * @param problems what keeps the person from chatting, or should be known
 */
public record ProvisionResult(
        Status status,
        String userId,
        String tier,
        @Nullable String accountId,
        @Nullable Secret key,
        @Nullable KeyHash keyHash,
        @Nullable Secret initialPassword,
        List<StepResult> steps,
        List<Problem> problems) {
    /** Whether the person can chat. */
    public enum Status {
        /** Everything is in place. */
        READY,
        /** The connection waits for a token of the user; send the request again when there is one. */
        AWAITING_USER_TOKEN,
        /** Everything is in place, but a problem keeps the person from chatting. */
        NOT_USABLE,
        /** A step failed; only in the result of a {@link ProvisioningException}. */
        FAILED
    }

    /** What a step did; empty if it was not reached. */
    public Optional<Outcome> outcome(Step step) {
        return steps.stream()
                .filter(result -> result.step() == step)
                .map(StepResult::outcome)
                .findFirst();
    }

    /** Whether nothing had to change. */
    public boolean unchanged() {
        return steps.stream().allMatch(step -> step.outcome() == Outcome.UNCHANGED);
    }
}
