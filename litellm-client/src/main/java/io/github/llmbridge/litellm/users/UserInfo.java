package io.github.llmbridge.litellm.users;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.llmbridge.http.UnknownFields;
import io.github.llmbridge.litellm.keys.Key;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A user with its keys.
 *
 * @param userInfo the user's row
 * @param keys the user's keys, those with a team included
 */
public record UserInfo(
        @Nullable String userId,
        @Nullable User userInfo,
        List<Key> keys,
        @JsonAnyGetter @JsonAnySetter Map<String, Object> additionalProperties) {
    public UserInfo {
        keys = keys == null ? List.of() : List.copyOf(keys);
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
