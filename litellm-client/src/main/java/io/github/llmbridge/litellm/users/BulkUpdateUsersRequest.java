package io.github.llmbridge.litellm.users;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import io.github.llmbridge.http.Copies;
import io.github.llmbridge.http.UnknownFields;
import io.github.llmbridge.litellm.Limits;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Changes of several users: each its own, or the same for every user of the proxy.
 *
 * @param users 1 to 500 changes, each naming its user by its id
 * @param allUsers {@code true} for every user; the server refuses it if they are more than 500
 * @param userUpdates the change of every user; names none
 * @param additionalProperties fields that this SDK has no name for
 */
public record BulkUpdateUsersRequest(
        @Nullable List<UpdateUserRequest> users,
        @Nullable Boolean allUsers,
        @Nullable UpdateUserRequest userUpdates,
        @JsonAnyGetter Map<String, Object> additionalProperties) {
    static final int MOST_USERS = 500;

    /** Checks that it is one or the other, and whom each change names. */
    public BulkUpdateUsersRequest {
        if ((users == null) == (userUpdates == null)) {
            throw new IllegalArgumentException("users or userUpdates must be given, and not both");
        }
        if (users != null) {
            Limits.requireSize("users", users, MOST_USERS);
            if (users.stream().anyMatch(user -> user.userId() == null)) {
                throw new IllegalArgumentException("users.userId must be set: the server would make a user for an"
                        + " e-mail that it does not know");
            }
        }
        if (userUpdates != null
                && (userUpdates.userId() != null
                        || userUpdates.userEmail() != null
                        || userUpdates.password() != null)) {
            throw new IllegalArgumentException(
                    "userUpdates must hold no userId, userEmail or password: they cannot be the same for every user");
        }
        users = Copies.list(users);
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }

    /** These changes. */
    public static BulkUpdateUsersRequest of(List<UpdateUserRequest> users) {
        return new BulkUpdateUsersRequest(users, null, null, Map.of());
    }

    /** The same change of every user of the proxy, administrators included. */
    public static BulkUpdateUsersRequest everyUser(UpdateUserRequest change) {
        return new BulkUpdateUsersRequest(null, true, change, Map.of());
    }
}
