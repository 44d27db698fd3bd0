package io.github.llmbridge.litellm.users;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.llmbridge.http.UnknownFields;
import io.github.llmbridge.litellm.Models;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A user as the server keeps it.
 *
 * @param userId {@code null} only where 1.77.3 answers for a user that does not exist
 * @param spend spent by the user's personal keys, in USD
 * @param maxBudget in USD
 * @param teams ids of the user's teams
 */
public record User(
        @Nullable String userId,
        @Nullable String userEmail,
        @Nullable String userAlias,
        @Nullable UserRole userRole,
        Models models,
        @Nullable Double spend,
        @Nullable Double maxBudget,
        @Nullable String budgetDuration,
        @Nullable Instant budgetResetAt,
        List<String> teams,
        Map<String, Object> metadata,
        @JsonAnyGetter @JsonAnySetter Map<String, Object> additionalProperties) {
    public User {
        models = Models.orAll(models);
        teams = teams == null ? List.of() : List.copyOf(teams);
        metadata = UnknownFields.copyOf(metadata);
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }
}
