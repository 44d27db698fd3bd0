package io.github.llmbridge.litellm.users;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.llmbridge.http.UnknownFields;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How many users and teams there are, and how many the licence allows.
 *
 * @param totalUsers as many as are allowed; {@code null} for any number
 * @param totalTeams as many as are allowed; {@code null} for any number
 */
public record AvailableUsers(
        @Nullable Integer totalUsers,
        @Nullable Integer totalTeams,
        int totalUsersUsed,
        int totalTeamsUsed,
        @Nullable Integer totalUsersRemaining,
        @Nullable Integer totalTeamsRemaining,
        @JsonAnyGetter @JsonAnySetter Map<String, Object> additionalProperties) {
    public AvailableUsers {
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }
}
