package io.github.llmbridge.litellm.models;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.llmbridge.http.Copies;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.http.UnknownFields;
import io.github.llmbridge.litellm.BudgetDuration;
import io.github.llmbridge.litellm.Limits;
import io.github.llmbridge.litellm.Since;
import java.util.List;
import java.util.Map;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * How a deployment reaches its provider ({@code litellm_params}). Whatever else the provider's library takes goes into
 * {@code additionalProperties} by LiteLLM's name; so do the hundred prices for special cases, see
 * {@link Builder#price}. Answers never hold secrets.
 *
 * @param model the provider and its name of the model, such as {@code openai/gpt-4o-mini}; required for a new model
 * @param customLlmProvider the provider, if {@code model} does not name it
 * @param apiKey the provider's key; never shown again
 * @param apiBase the provider's address
 * @param apiVersion the version of the provider's API
 * @param organization the organization at the provider
 * @param litellmCredentialName a credential of {@code client.credentials()} to use instead of a key
 * @param tpm tokens a minute, to balance the load
 * @param rpm requests a minute, to balance the load
 * @param itpm tokens of the prompt a minute. Since LiteLLM 1.93.0.
 * @param otpm tokens of the answer a minute. Since LiteLLM 1.93.0.
 * @param defaultApiKeyTpmLimit tokens a minute of each key that has no limit of its own. Since LiteLLM 1.82.6.
 * @param defaultApiKeyRpmLimit requests a minute of each key that has no limit of its own. Since LiteLLM 1.82.6.
 * @param maxBudget the most that this deployment may spend, in USD
 * @param budgetDuration after which time its spend starts again from 0
 * @param timeout how long to wait for an answer, in seconds
 * @param streamTimeout how long to wait for a stream, in seconds
 * @param keepaliveSeconds how often a stream that is silent is kept alive, in seconds. Since LiteLLM 1.98.0.
 * @param allowClientKeepaliveOverride whether a caller may set that. Since LiteLLM 1.98.0.
 * @param maxRetries how often LiteLLM itself repeats a failed call
 * @param dropParams whether parameters that the provider does not know are left out. Since LiteLLM 1.102.0.
 * @param tags tags of requests that this deployment serves. Since LiteLLM 1.82.3.
 * @param tagRegex the same as patterns of the User-Agent. Since LiteLLM 1.82.3.
 * @param configurableClientsideAuthParams what a caller may set by a request of its own, such as {@code api_key}
 * @param inputCostPerToken USD a token of the prompt, instead of LiteLLM's own price
 * @param outputCostPerToken USD a token of the answer
 * @param inputCostPerSecond USD a second
 * @param outputCostPerSecond USD a second
 * @param inputCostPerPixel USD a pixel
 * @param outputCostPerPixel USD a pixel
 * @param cacheReadInputTokenCost USD a token read from the provider's cache. Since LiteLLM 1.78.0.
 * @param cacheCreationInputTokenCost USD a token written to the provider's cache. Since LiteLLM 1.78.0.
 * @param tieredPricing prices that change with the length of the prompt. Since LiteLLM 1.78.0.
 * @param maxFileSizeMb the largest file to take, in MB
 * @param useInPassThrough whether LiteLLM's pass-through routes use this key
 * @param useLitellmProxy whether the provider is a LiteLLM itself
 * @param useChatCompletionsApi whether the provider's chat completions serve LiteLLM's other routes. Since LiteLLM 1.83.14.
 * @param useXaiOauth whether a stored sign-in at xAI is used. Since LiteLLM 1.90.0.
 * @param mergeReasoningContentInChoices whether a model's thinking comes as part of its answer
 * @param mockResponse answers with this text and asks no provider
 * @param litellmTraceId a trace to which the calls belong
 * @param modelInfo as {@link NewModelRequest#modelInfo}
 * @param regionName the provider's region
 * @param tenantId of Azure. Since LiteLLM 1.103.0.
 * @param clientId of Azure. Since LiteLLM 1.103.0.
 * @param clientSecret of Azure. Since LiteLLM 1.103.0.
 * @param azureAdToken of Azure. Since LiteLLM 1.90.0.
 * @param azureScope of Azure. Since LiteLLM 1.103.0.
 * @param azureUsername of Azure. Since LiteLLM 1.103.0.
 * @param azurePassword of Azure. Since LiteLLM 1.103.0.
 * @param awsRegionName of AWS
 * @param awsAccessKeyId of AWS
 * @param awsSecretAccessKey of AWS
 * @param awsSessionToken of AWS. Since LiteLLM 1.98.0.
 * @param awsSessionName of AWS. Since LiteLLM 1.98.0.
 * @param awsProfileName of AWS. Since LiteLLM 1.98.0.
 * @param awsRoleName of AWS. Since LiteLLM 1.98.0.
 * @param awsWebIdentityToken of AWS. Since LiteLLM 1.98.0.
 * @param awsStsEndpoint of AWS. Since LiteLLM 1.98.0.
 * @param awsExternalId of AWS. Since LiteLLM 1.98.0.
 * @param awsBedrockRuntimeEndpoint of AWS. Since LiteLLM 1.80.6.
 * @param vertexProject of Google's Vertex AI
 * @param vertexLocation of Google's Vertex AI
 * @param vertexCredentials of Google's Vertex AI, as JSON
 * @param watsonxRegionName of IBM's watsonx
 * @param s3BucketName where the files of batches are kept
 * @param gcsBucketName where the files of batches are kept
 * @param autoRouterConfigPath of a model that chooses among others
 * @param autoRouterConfig of a model that chooses among others, as JSON
 * @param autoRouterDefaultModel of a model that chooses among others
 * @param autoRouterEmbeddingModel of a model that chooses among others
 * @param additionalProperties parameters that this SDK has no name for
 */
@Value.Builder
public record ModelParams(
        @Nullable String model,
        @Nullable String customLlmProvider,
        @Nullable Secret apiKey,
        @Nullable String apiBase,
        @Nullable String apiVersion,
        @Nullable String organization,
        @Nullable String litellmCredentialName,
        @Nullable Long tpm,
        @Nullable Long rpm,
        @Since("1.93.0") @Nullable Long itpm,
        @Since("1.93.0") @Nullable Long otpm,
        @Since("1.82.6") @Nullable Long defaultApiKeyTpmLimit,
        @Since("1.82.6") @Nullable Long defaultApiKeyRpmLimit,
        @Nullable Double maxBudget,
        @Nullable BudgetDuration budgetDuration,
        @Nullable Double timeout,
        @Nullable Double streamTimeout,
        @Since("1.98.0") @Nullable Double keepaliveSeconds,
        @Since("1.98.0") @Nullable Boolean allowClientKeepaliveOverride,
        @Nullable Integer maxRetries,
        @Since("1.102.0") @Nullable Boolean dropParams,
        @Since("1.82.3") @Nullable List<String> tags,
        @Since("1.82.3") @Nullable List<String> tagRegex,
        @Nullable List<Object> configurableClientsideAuthParams,
        @Nullable Double inputCostPerToken,
        @Nullable Double outputCostPerToken,
        @Nullable Double inputCostPerSecond,
        @Nullable Double outputCostPerSecond,
        @Nullable Double inputCostPerPixel,
        @Nullable Double outputCostPerPixel,
        @Since("1.78.0") @Nullable Double cacheReadInputTokenCost,
        @Since("1.78.0") @Nullable Double cacheCreationInputTokenCost,
        @Since("1.78.0") @Nullable List<Map<String, Object>> tieredPricing,
        @Nullable Double maxFileSizeMb,
        @Nullable Boolean useInPassThrough,
        @Nullable Boolean useLitellmProxy,
        @Since("1.83.14") @Nullable Boolean useChatCompletionsApi,
        @Since("1.90.0") @Nullable Boolean useXaiOauth,
        @Nullable Boolean mergeReasoningContentInChoices,
        @Nullable String mockResponse,
        @Nullable String litellmTraceId,
        @Nullable Map<String, Object> modelInfo,
        @Nullable String regionName,
        @Since("1.103.0") @Nullable String tenantId,
        @Since("1.103.0") @Nullable String clientId,
        @Since("1.103.0") @Nullable Secret clientSecret,
        @Since("1.90.0") @Nullable Secret azureAdToken,
        @Since("1.103.0") @Nullable String azureScope,
        @Since("1.103.0") @Nullable String azureUsername,
        @Since("1.103.0") @Nullable Secret azurePassword,
        @Nullable String awsRegionName,
        @Nullable Secret awsAccessKeyId,
        @Nullable Secret awsSecretAccessKey,
        @Since("1.98.0") @Nullable Secret awsSessionToken,
        @Since("1.98.0") @Nullable String awsSessionName,
        @Since("1.98.0") @Nullable String awsProfileName,
        @Since("1.98.0") @Nullable String awsRoleName,
        @Since("1.98.0") @Nullable Secret awsWebIdentityToken,
        @Since("1.98.0") @Nullable String awsStsEndpoint,
        @Since("1.98.0") @Nullable String awsExternalId,
        @Since("1.80.6") @Nullable String awsBedrockRuntimeEndpoint,
        @Nullable String vertexProject,
        @Nullable String vertexLocation,
        @Nullable Secret vertexCredentials,
        @Nullable String watsonxRegionName,
        @Nullable String s3BucketName,
        @Nullable String gcsBucketName,
        @Nullable String autoRouterConfigPath,
        @Nullable String autoRouterConfig,
        @Nullable String autoRouterDefaultModel,
        @Nullable String autoRouterEmbeddingModel,
        @JsonAnyGetter @JsonAnySetter Map<String, Object> additionalProperties) {
    /** Checks what the server would take and misread. */
    public ModelParams {
        Limits.requireText("model", model);
        Limits.requireText("apiBase", apiBase);
        Limits.requireText("litellmCredentialName", litellmCredentialName);
        Limits.requireCount("tpm", tpm);
        Limits.requireCount("rpm", rpm);
        Limits.requireCount("itpm", itpm);
        Limits.requireCount("otpm", otpm);
        Limits.requireCount("defaultApiKeyTpmLimit", defaultApiKeyTpmLimit);
        Limits.requireCount("defaultApiKeyRpmLimit", defaultApiKeyRpmLimit);
        Limits.requireAmount("maxBudget", maxBudget);
        Limits.requirePositive("timeout", timeout);
        Limits.requirePositive("streamTimeout", streamTimeout);
        Limits.requirePositive("keepaliveSeconds", keepaliveSeconds);
        tags = Copies.list(tags);
        tagRegex = Copies.list(tagRegex);
        configurableClientsideAuthParams = Copies.list(configurableClientsideAuthParams);
        Limits.requireAmount("inputCostPerToken", inputCostPerToken);
        Limits.requireAmount("outputCostPerToken", outputCostPerToken);
        Limits.requireAmount("inputCostPerSecond", inputCostPerSecond);
        Limits.requireAmount("outputCostPerSecond", outputCostPerSecond);
        Limits.requireAmount("inputCostPerPixel", inputCostPerPixel);
        Limits.requireAmount("outputCostPerPixel", outputCostPerPixel);
        Limits.requireAmount("cacheReadInputTokenCost", cacheReadInputTokenCost);
        Limits.requireAmount("cacheCreationInputTokenCost", cacheCreationInputTokenCost);
        tieredPricing = Copies.list(tieredPricing);
        Limits.requirePositive("maxFileSizeMb", maxFileSizeMb);
        modelInfo = Copies.fields(modelInfo);
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }

    /** Of a new model. */
    public static Builder builder(String model) {
        return new Builder().model(model);
    }

    /** Of a change: what is not set stays as it is. */
    public static Builder changes() {
        return new Builder();
    }

    /** Builds the parameters; see the record's components for units. */
    public static final class Builder extends ModelParamsBuilder {
        Builder() {}

        /**
         * A price by LiteLLM's name for it, such as {@code input_cost_per_token_above_200k_tokens}.
         *
         * @param usd for one unit
         */
        public Builder price(String name, double usd) {
            Limits.requireAmount(name, (Double) usd);
            return putAdditionalProperties(name, usd);
        }
    }
}
