package io.github.llmbridge.litellm.users;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.llmbridge.http.Copies;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.http.UnknownFields;
import io.github.llmbridge.litellm.Models;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The answer to {@code /user/new}. LiteLLM 1.77.3 gives it too where the id existed, with the user unchanged. Most of
 * its fields belong to the key that was not made.
 *
 * @param key the key that was made along; none, since this SDK asks for none
 * @param teams what became of the teams that were asked for; 1.77.3 does not tell
 * @param spend in USD
 * @param maxBudget in USD
 * @param budgetDuration LiteLLM's notation
 */
public record NewUser(
        String userId,
        @Nullable String userEmail,
        @Nullable String userAlias,
        @Nullable UserRole userRole,
        @Nullable Secret key,
        Models models,
        @Nullable List<String> teams,
        @Nullable String teamId,
        @Nullable Double spend,
        @Nullable Double maxBudget,
        @Nullable String budgetDuration,
        @Nullable Long tpmLimit,
        @Nullable Long rpmLimit,
        @Nullable Integer maxParallelRequests,
        Map<String, Object> metadata,
        @JsonAnyGetter @JsonAnySetter Map<String, Object> additionalProperties) {
    public NewUser {
        models = Models.orAll(models);
        teams = Copies.list(teams);
        metadata = UnknownFields.copyOf(metadata);
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }
}
