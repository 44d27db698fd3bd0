package io.github.llmbridge.litellm.users;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import io.github.llmbridge.http.UnknownFields;
import io.github.llmbridge.litellm.Limits;
import java.util.List;
import java.util.Map;

/**
 * A user to be deleted. One id a call: with several, one unknown id leaves the others off their teams' rosters but alive.
 *
 * @param userIds one id
 * @param additionalProperties fields that this SDK has no name for
 */
public record DeleteUsersRequest(
        List<String> userIds, @JsonAnyGetter Map<String, Object> additionalProperties) {
    /** Checks that it is one. */
    public DeleteUsersRequest {
        if (userIds.size() != 1) {
            throw new IllegalArgumentException("userIds must hold exactly one id");
        }
        Limits.requireText("userIds", userIds.get(0));
        userIds = List.copyOf(userIds);
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }

    /** This user. */
    public static DeleteUsersRequest of(String userId) {
        return new DeleteUsersRequest(List.of(userId), Map.of());
    }
}
