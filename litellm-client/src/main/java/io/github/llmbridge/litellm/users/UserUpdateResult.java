package io.github.llmbridge.litellm.users;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.llmbridge.http.UnknownFields;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What became of one user of {@link Users#bulkUpdate}.
 *
 * @param userEmail only if it was sent
 * @param error why the user was not changed
 * @param updatedUser the user as it is now
 */
public record UserUpdateResult(
        @Nullable String userId,
        @Nullable String userEmail,
        boolean success,
        @Nullable String error,
        @Nullable UpdatedUser updatedUser,
        @JsonAnyGetter @JsonAnySetter Map<String, Object> additionalProperties) {
    public UserUpdateResult {
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }

    /** A user that the server would have made instead of changing it. */
    static UserUpdateResult notFound(String userId) {
        return new UserUpdateResult(userId, null, false, "User " + userId + " not found", null, Map.of());
    }
}
