package io.github.llmbridge.litellm.spend;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.llmbridge.http.UnknownFields;
import io.github.llmbridge.litellm.Since;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Totals of one page, and where it stands. Totals are of the page, not of the whole query.
 *
 * @param totalSpend in USD
 * @param totalFlatCost in USD. Since LiteLLM 1.98.0.
 * @param page from 1
 * @param hasMore whether there is a next page
 */
public record ActivityTotals(
        double totalSpend,
        long totalPromptTokens,
        long totalCompletionTokens,
        long totalTokens,
        long totalApiRequests,
        long totalSuccessfulRequests,
        long totalFailedRequests,
        long totalCacheReadInputTokens,
        long totalCacheCreationInputTokens,
        @Since("1.98.0") @Nullable Double totalFlatCost,
        int page,
        int totalPages,
        boolean hasMore,
        @JsonAnyGetter @JsonAnySetter Map<String, Object> additionalProperties) {
    public ActivityTotals {
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }
}
