package io.github.llmbridge.litellm.users;

import io.github.llmbridge.litellm.Limits;
import java.util.List;

/**
 * A user to be deleted. One id a call: with several, one unknown id leaves the others off their teams' rosters but alive.
 *
 * @param userIds one id
 */
public record DeleteUsersRequest(List<String> userIds) {
    /** Checks that it is one. */
    public DeleteUsersRequest {
        if (userIds.size() != 1) {
            throw new IllegalArgumentException("userIds must hold exactly one id");
        }
        Limits.requireText("userIds", userIds.get(0));
        userIds = List.copyOf(userIds);
    }
}
