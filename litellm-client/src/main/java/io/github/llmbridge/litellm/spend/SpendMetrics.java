package io.github.llmbridge.litellm.spend;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.llmbridge.http.UnknownFields;
import io.github.llmbridge.litellm.Since;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was used.
 *
 * @param spend in USD
 * @param apiRequests both together
 * @param flatCost in USD. Since LiteLLM 1.98.0.
 * @param compressionSavedTokens see the server's name. Since LiteLLM 1.94.0.
 * @param compressionSavingsSpend in USD. Since LiteLLM 1.94.0.
 * @param promptCachingSavingsSpend in USD. Since LiteLLM 1.94.0.
 * @param gatewayInjectedCachingSavingsSpend in USD. Since LiteLLM 1.100.0.
 * @param autorouterSavingsSpend in USD. Since LiteLLM 1.97.0.
 * @param totalResponseTimeMs of the timed requests. Since LiteLLM 1.103.0.
 * @param timedRequests see the server's name. Since LiteLLM 1.103.0.
 */
public record SpendMetrics(
        double spend,
        long promptTokens,
        long completionTokens,
        long cacheReadInputTokens,
        long cacheCreationInputTokens,
        long totalTokens,
        long successfulRequests,
        long failedRequests,
        long apiRequests,
        @Since("1.98.0") @Nullable Double flatCost,
        @Since("1.94.0") @Nullable Long compressionSavedTokens,
        @Since("1.94.0") @Nullable Double compressionSavingsSpend,
        @Since("1.94.0") @Nullable Double promptCachingSavingsSpend,
        @Since("1.100.0") @Nullable Double gatewayInjectedCachingSavingsSpend,
        @Since("1.97.0") @Nullable Double autorouterSavingsSpend,
        @Since("1.103.0") @Nullable Long totalResponseTimeMs,
        @Since("1.103.0") @Nullable Long timedRequests,
        @JsonAnyGetter @JsonAnySetter Map<String, Object> additionalProperties) {
    public SpendMetrics {
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }

    /** Both together. */
    SpendMetrics plus(SpendMetrics other) {
        return new SpendMetrics(
                spend + other.spend,
                promptTokens + other.promptTokens,
                completionTokens + other.completionTokens,
                cacheReadInputTokens + other.cacheReadInputTokens,
                cacheCreationInputTokens + other.cacheCreationInputTokens,
                totalTokens + other.totalTokens,
                successfulRequests + other.successfulRequests,
                failedRequests + other.failedRequests,
                apiRequests + other.apiRequests,
                sum(flatCost, other.flatCost),
                sum(compressionSavedTokens, other.compressionSavedTokens),
                sum(compressionSavingsSpend, other.compressionSavingsSpend),
                sum(promptCachingSavingsSpend, other.promptCachingSavingsSpend),
                sum(gatewayInjectedCachingSavingsSpend, other.gatewayInjectedCachingSavingsSpend),
                sum(autorouterSavingsSpend, other.autorouterSavingsSpend),
                sum(totalResponseTimeMs, other.totalResponseTimeMs),
                sum(timedRequests, other.timedRequests),
                additionalProperties);
    }

    private static @Nullable Double sum(@Nullable Double one, @Nullable Double other) {
        return one == null ? other : other == null ? one : Double.valueOf(one + other);
    }

    private static @Nullable Long sum(@Nullable Long one, @Nullable Long other) {
        return one == null ? other : other == null ? one : Long.valueOf(one + other);
    }
}
