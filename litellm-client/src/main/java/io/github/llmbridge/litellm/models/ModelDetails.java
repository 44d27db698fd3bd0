package io.github.llmbridge.litellm.models;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.llmbridge.http.Copies;
import io.github.llmbridge.http.UnknownFields;
import io.github.llmbridge.litellm.Enterprise;
import io.github.llmbridge.litellm.Limits;
import io.github.llmbridge.litellm.Since;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * What the caller says of a deployment ({@code model_info} of a request).
 *
 * @param id identifies the deployment; by default the server makes one up, and then a repeat makes a second deployment
 * @param baseModel LiteLLM's name of the model whose prices and limits count, such as {@code azure/gpt-4o}
 * @param tier {@code free} or {@code paid}
 * @param teamId only this team may call the model
 * @param teamPublicModelName the name by which the team calls it
 * @param dbModel set by the server
 * @param inputCostPerToken USD a token of the prompt. Since LiteLLM 1.97.0.
 * @param outputCostPerToken USD a token of the answer. Since LiteLLM 1.97.0.
 * @param inputCostPerCharacter USD. Since LiteLLM 1.97.0.
 * @param outputCostPerCharacter USD. Since LiteLLM 1.97.0.
 * @param cacheReadInputTokenCost USD. Since LiteLLM 1.97.0.
 * @param cacheCreationInputTokenCost USD. Since LiteLLM 1.97.0.
 * @param tieredPricing prices that change with the length of the prompt. Since LiteLLM 1.98.0.
 * @param blocked whether it answers nobody; see {@link ProxyModels#block}. Since LiteLLM 1.87.0.
 * @param discoverable whether it shows in lists of models. Since LiteLLM 1.104.0.
 * @param accessWindows the times at which it may be called. Since LiteLLM 1.104.0.
 * @param memberAutoRouter set by the server. Since LiteLLM 1.103.0.
 * @param ptuCount units of reserved throughput. Since LiteLLM 1.98.0.
 * @param costPerPtuPerHour USD. Since LiteLLM 1.98.0.
 * @param ptuEffectiveFrom when the reservation begins. Since LiteLLM 1.98.0.
 * @param ptuEffectiveTo when it ends. Since LiteLLM 1.98.0.
 * @param allowFailOpen of a model that chooses among others. Since LiteLLM 1.98.0.
 * @param enableTagFiltering of a model that chooses among others. Since LiteLLM 1.98.0.
 * @param internalRouterModel of a model that chooses among others. Since LiteLLM 1.101.0.
 * @param additionalProperties fields that this SDK has no name for, such as {@code mode} or {@code access_groups}
 */
@Value.Builder
public record ModelDetails(
        @Nullable String id,
        @Nullable String baseModel,
        @Nullable String tier,
        @Enterprise @Nullable String teamId,
        @Nullable String teamPublicModelName,
        @Nullable Boolean dbModel,
        @Since("1.97.0") @Nullable Double inputCostPerToken,
        @Since("1.97.0") @Nullable Double outputCostPerToken,
        @Since("1.97.0") @Nullable Double inputCostPerCharacter,
        @Since("1.97.0") @Nullable Double outputCostPerCharacter,
        @Since("1.97.0") @Nullable Double cacheReadInputTokenCost,
        @Since("1.97.0") @Nullable Double cacheCreationInputTokenCost,
        @Since("1.98.0") @Nullable List<Map<String, Object>> tieredPricing,
        @Since("1.87.0") @Nullable Boolean blocked,
        @Since("1.104.0") @Nullable Boolean discoverable,
        @Since("1.104.0") @Nullable List<Map<String, Object>> accessWindows,
        @Since("1.103.0") @Nullable Boolean memberAutoRouter,
        @Since("1.98.0") @Nullable Long ptuCount,
        @Since("1.98.0") @Nullable Double costPerPtuPerHour,
        @Since("1.98.0") @Nullable Instant ptuEffectiveFrom,
        @Since("1.98.0") @Nullable Instant ptuEffectiveTo,
        @Since("1.98.0") @Nullable Boolean allowFailOpen,
        @Since("1.98.0") @Nullable Boolean enableTagFiltering,
        @Since("1.101.0") @Nullable Boolean internalRouterModel,
        @JsonAnyGetter @JsonAnySetter Map<String, Object> additionalProperties) {
    /** Checks what the server would take and misread. */
    public ModelDetails {
        Limits.requireText("id", id);
        Limits.requireText("baseModel", baseModel);
        Limits.requireText("teamId", teamId);
        Limits.requireAmount("inputCostPerToken", inputCostPerToken);
        Limits.requireAmount("outputCostPerToken", outputCostPerToken);
        Limits.requireAmount("inputCostPerCharacter", inputCostPerCharacter);
        Limits.requireAmount("outputCostPerCharacter", outputCostPerCharacter);
        Limits.requireAmount("cacheReadInputTokenCost", cacheReadInputTokenCost);
        Limits.requireAmount("cacheCreationInputTokenCost", cacheCreationInputTokenCost);
        Limits.requireAmount("costPerPtuPerHour", costPerPtuPerHour);
        Limits.requireCount("ptuCount", ptuCount);
        tieredPricing = Copies.list(tieredPricing);
        accessWindows = Copies.list(accessWindows);
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }

    /** Nothing, until set. */
    public static ModelDetailsBuilder builder() {
        return new ModelDetailsBuilder();
    }

    /** Of the deployment with this id. */
    public static ModelDetailsBuilder of(String id) {
        return builder().id(id);
    }
}
