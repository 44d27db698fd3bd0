package io.github.llmbridge.litellm.models;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.llmbridge.http.Copies;
import io.github.llmbridge.http.UnknownFields;
import io.github.llmbridge.litellm.Since;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the proxy knows of a deployment: what its maker said, and LiteLLM's map of prices. Prices for special cases are in
 * {@code additionalProperties} by LiteLLM's names.
 *
 * @param id identifies the deployment
 * @param dbModel whether it is in the database; one from the config file can be neither changed nor deleted
 * @param baseModel whose prices and limits count
 * @param key its name in LiteLLM's map of prices
 * @param litellmProvider such as {@code openai}
 * @param mode such as {@code chat} or {@code embedding}
 * @param maxTokens the most tokens of an answer
 * @param maxInputTokens the most tokens of a prompt
 * @param maxOutputTokens the most tokens of an answer
 * @param inputCostPerToken in USD
 * @param outputCostPerToken in USD
 * @param cacheReadInputTokenCost in USD
 * @param cacheCreationInputTokenCost in USD
 * @param tpm tokens a minute, if the map knows
 * @param rpm requests a minute, if the map knows
 * @param supportedOpenaiParams the parameters of a request that the provider takes
 * @param teamId the team that alone may call it
 * @param blocked whether it answers nobody. Since LiteLLM 1.87.0.
 * @param accessViaTeamIds the teams that may call it. Since LiteLLM 1.81.3.
 * @param directAccess whether the caller may call it without a team. Since LiteLLM 1.81.3.
 * @param pricingOverrides the prices that its maker set. Since LiteLLM 1.103.0.
 */
public record ModelInfo(
        String id,
        boolean dbModel,
        @Nullable String baseModel,
        @Nullable String tier,
        @Nullable String key,
        @Nullable String litellmProvider,
        @Nullable String mode,
        @Nullable Long maxTokens,
        @Nullable Long maxInputTokens,
        @Nullable Long maxOutputTokens,
        @Nullable Double inputCostPerToken,
        @Nullable Double outputCostPerToken,
        @Nullable Double cacheReadInputTokenCost,
        @Nullable Double cacheCreationInputTokenCost,
        @Nullable Long tpm,
        @Nullable Long rpm,
        @Nullable Boolean supportsSystemMessages,
        @Nullable Boolean supportsResponseSchema,
        @Nullable Boolean supportsVision,
        @Nullable Boolean supportsFunctionCalling,
        @Nullable Boolean supportsToolChoice,
        @Nullable Boolean supportsPromptCaching,
        @Nullable Boolean supportsReasoning,
        @Nullable Boolean supportsWebSearch,
        @Nullable Boolean supportsPdfInput,
        @Nullable Boolean supportsAudioInput,
        @Nullable Boolean supportsAudioOutput,
        @Nullable List<String> supportedOpenaiParams,
        @Nullable String teamId,
        @Nullable String teamPublicModelName,
        @Nullable Instant createdAt,
        @Nullable String createdBy,
        @Nullable Instant updatedAt,
        @Nullable String updatedBy,
        @Since("1.87.0") @Nullable Boolean blocked,
        @Since("1.81.3") @Nullable List<String> accessViaTeamIds,
        @Since("1.81.3") @Nullable Boolean directAccess,
        @Since("1.103.0") @Nullable List<Object> pricingOverrides,
        @JsonAnyGetter @JsonAnySetter Map<String, Object> additionalProperties) {
    public ModelInfo {
        supportedOpenaiParams = Copies.list(supportedOpenaiParams);
        accessViaTeamIds = Copies.list(accessViaTeamIds);
        pricingOverrides = Copies.list(pricingOverrides);
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }
}
