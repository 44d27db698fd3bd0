package io.github.llmbridge.litellm.users;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.llmbridge.http.UnknownFields;
import io.github.llmbridge.litellm.keys.Key;
import io.github.llmbridge.litellm.teams.Team;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A user with its keys and teams.
 *
 * @param userInfo the user's row
 * @param keys the user's keys, those with a team included
 * @param teams the user's teams
 */
public record UserInfo(
        @Nullable String userId,
        @Nullable User userInfo,
        List<Key> keys,
        List<Team> teams,
        @JsonAnyGetter @JsonAnySetter Map<String, Object> additionalProperties) {
    public UserInfo {
        keys = keys == null ? List.of() : List.copyOf(keys);
        teams = teams == null ? List.of() : List.copyOf(teams);
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }

    /** The user's row. */
    public User user() {
        if (userInfo == null) {
            throw new IllegalStateException("the answer holds no user");
        }
        return userInfo;
    }
}
