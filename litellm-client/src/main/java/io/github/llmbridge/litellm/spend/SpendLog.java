package io.github.llmbridge.litellm.spend;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.llmbridge.http.Copies;
import io.github.llmbridge.http.UnknownFields;
import io.github.llmbridge.litellm.Since;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One call of a model, as it was logged.
 *
 * @param requestId identifies the call
 * @param callType such as {@code acompletion}
 * @param apiKey the hash of the key, {@code litellm_proxy_master_key}, or empty
 * @param spend in USD
 * @param completionStartTime when the first part of the answer came
 * @param requestDurationMs see the server's name. Since LiteLLM 1.81.16.
 * @param model the provider's name
 * @param modelId the deployment
 * @param modelGroup the name that callers use
 * @param user the id of the user
 * @param organizationId see the server's name. Since LiteLLM 1.80.6.
 * @param endUser the customer
 * @param messages what was asked, if the proxy keeps it
 * @param response what was answered, if the proxy keeps it
 * @param status {@code success} or {@code failure}
 * @param agentId see the server's name. Since LiteLLM 1.80.10.
 * @param litellmCallId as in the header {@code x-litellm-call-id}. Since LiteLLM 1.103.0.
 * @param createdAt see the server's name. Since LiteLLM 1.99.0.
 * @param updatedAt see the server's name. Since LiteLLM 1.99.0.
 */
public record SpendLog(
        String requestId,
        String callType,
        String apiKey,
        double spend,
        long totalTokens,
        long promptTokens,
        long completionTokens,
        @JsonProperty("startTime") Instant startTime,
        @JsonProperty("endTime") Instant endTime,
        @JsonProperty("completionStartTime") @Nullable Instant completionStartTime,
        @Since("1.81.16") @Nullable Long requestDurationMs,
        @Nullable String model,
        @Nullable String modelId,
        @Nullable String modelGroup,
        @Nullable String customLlmProvider,
        @Nullable String apiBase,
        @Nullable String user,
        Map<String, Object> metadata,
        @Nullable String cacheHit,
        @Nullable String cacheKey,
        @Nullable List<String> requestTags,
        @Nullable String teamId,
        @Since("1.80.6") @Nullable String organizationId,
        @Nullable String endUser,
        @Nullable String requesterIpAddress,
        @Nullable Object messages,
        @Nullable Object response,
        @Nullable String sessionId,
        @Nullable String status,
        @Nullable String mcpNamespacedToolName,
        @Since("1.80.10") @Nullable String agentId,
        @Since("1.103.0") @Nullable String litellmCallId,
        @Since("1.99.0") @Nullable Instant createdAt,
        @Since("1.99.0") @Nullable Instant updatedAt,
        @JsonAnyGetter @JsonAnySetter Map<String, Object> additionalProperties) {
    public SpendLog {
        metadata = UnknownFields.copyOf(metadata);
        requestTags = Copies.list(requestTags);
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }
}
