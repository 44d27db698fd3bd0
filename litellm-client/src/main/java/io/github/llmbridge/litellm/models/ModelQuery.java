package io.github.llmbridge.litellm.models;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.llmbridge.litellm.Limits;
import io.github.llmbridge.litellm.Since;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * Which deployments to list.
 *
 * @param page from 1
 * @param size rows a page; the server's default is 50
 * @param model only those of this name
 * @param search only those with this in the name, whatever the case. Since LiteLLM 1.81.3.
 * @param modelId only the one with this id. Since LiteLLM 1.81.3.
 * @param teamId only those that this team may call. Since LiteLLM 1.81.3.
 * @param includeTeamModels also those of the caller's teams
 * @param userModelsOnly only those that the caller made
 * @param accessGroup only those of this access group. Since LiteLLM 1.101.0.
 * @param wildcardOnly only those with a {@code *} in the name. Since LiteLLM 1.101.0.
 * @param excludeAutoRouters leaves out those that choose among others. Since LiteLLM 1.96.0.
 * @param sortBy model_name, created_at, updated_at, costs or status; another is ignored. Since LiteLLM 1.81.6.
 * @param sortOrder asc or desc; the server's default is asc. Since LiteLLM 1.81.6.
 */
@Value.Builder
public record ModelQuery(
        @Nullable Integer page,
        @Nullable Integer size,
        @Nullable String model,
        @Since("1.81.3") @Nullable String search,
        @Since("1.81.3") @JsonProperty("modelId") @Nullable String modelId,
        @Since("1.81.3") @JsonProperty("teamId") @Nullable String teamId,
        @Nullable Boolean includeTeamModels,
        @Nullable Boolean userModelsOnly,
        @Since("1.101.0") @Nullable String accessGroup,
        @Since("1.101.0") @Nullable Boolean wildcardOnly,
        @Since("1.96.0") @Nullable Boolean excludeAutoRouters,
        @Since("1.81.6") @JsonProperty("sortBy") @Nullable String sortBy,

        @Since("1.81.6") @JsonProperty("sortOrder") @Nullable String sortOrder) {
    /** The server sets no limit; this is ours. */
    static final int LARGEST_PAGE = 1000;

    /** Checks the range. */
    public ModelQuery {
        Limits.requirePage("page", page, Integer.MAX_VALUE);
        Limits.requirePage("size", size, LARGEST_PAGE);
        Limits.requireText("model", model);
        Limits.requireText("modelId", modelId);
        Limits.requireText("teamId", teamId);
    }

    /** Every deployment, until narrowed. */
    public static ModelQueryBuilder builder() {
        return new ModelQueryBuilder();
    }
}
