package io.github.llmbridge.usage;

import io.github.llmbridge.http.Inputs;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One call of a model, as LiteLLM has logged it. It holds no secret.
 *
 * @param id LiteLLM's id of the call, the same however often the call is exported: what a sink keys by
 * @param time when the call began
 * @param userId whose key it was; {@code null} for a key of nobody
 * @param keyHash the hash of the key, {@code litellm_proxy_master_key} for calls with the master key (before LiteLLM
 *     1.90 its hash), or {@code null}
 * @param teamId the team of the key; {@code null} for none
 * @param customerId the customer that the caller named; {@code null} for none
 * @param model the name that the caller used
 * @param promptTokens sent
 * @param completionTokens answered
 * @param spend in USD, with every digit that LiteLLM tells
 */
public record UsageEvent(
        String id,
        Instant time,
        @Nullable String userId,
        @Nullable String keyHash,
        @Nullable String teamId,
        @Nullable String customerId,
        String model,
        long promptTokens,
        long completionTokens,
        BigDecimal spend)
        implements Serializable {
    public UsageEvent {
        Inputs.present("id", id);
        Inputs.present("time", time);
        Inputs.present("model", model);
        Inputs.present("spend", spend);
    }
}
