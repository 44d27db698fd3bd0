package io.github.llmbridge.litellm.models;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.llmbridge.litellm.Limits;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * Which deployments to list.
 *
 * @param page from 1
 * @param size rows a page; the server's default is 50
 * @param model only those of this name
 * @param search only those with this in the name, whatever the case
 * @param modelId only the one with this id
 * @param teamId only those that this team may call
 * @param includeTeamModels also those of the caller's teams
 * @param userModelsOnly only those that the caller made
 * @param accessGroup only those of this access group
 * @param wildcardOnly only those with a {@code *} in the name
 * @param excludeAutoRouters leaves out those that choose among others
 * @param sortBy model_name, created_at, updated_at, costs or status; another is ignored
 * @param sortOrder asc or desc; the server's default is asc
 */
@Value.Builder
public record ModelQuery(
        @Nullable Integer page,
        @Nullable Integer size,
        @Nullable String model,
        @Nullable String search,
        @JsonProperty("modelId") @Nullable String modelId,
        @JsonProperty("teamId") @Nullable String teamId,
        @Nullable Boolean includeTeamModels,
        @Nullable Boolean userModelsOnly,
        @Nullable String accessGroup,
        @Nullable Boolean wildcardOnly,
        @Nullable Boolean excludeAutoRouters,
        @JsonProperty("sortBy") @Nullable String sortBy,
        @JsonProperty("sortOrder") @Nullable String sortOrder) {
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
