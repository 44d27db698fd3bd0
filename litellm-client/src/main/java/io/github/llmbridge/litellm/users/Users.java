package io.github.llmbridge.litellm.users;

import io.github.llmbridge.http.ErrorDetails;
import io.github.llmbridge.http.NotFoundException;
import io.github.llmbridge.http.Pages;
import io.github.llmbridge.litellm.Limits;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Users, addressed by the caller's own ids. Thread safe. */
public interface Users extends UsersOperations {
    /**
     * A user with its keys.
     *
     * @throws NotFoundException if there is no such user; LiteLLM 1.77.3 says so by an answer without an id
     */
    default UserInfo info(String userId) {
        Limits.requireText("userId", userId);
        UserInfo answer = infoAnswer(userId);
        if (answer.userInfo() == null || answer.userInfo().userId() == null) {
            throw new NotFoundException(
                    new ErrorDetails("users.info", 200, null, "User " + userId + " not found", null));
        }
        return answer;
    }

    /** A user with its keys, or nothing. */
    default Optional<UserInfo> find(String userId) {
        try {
            return Optional.of(info(userId));
        } catch (NotFoundException e) {
            return Optional.empty();
        }
    }

    /** Every user that the query names, read page by page as the stream goes; page and size of the query are not used. */
    default Stream<User> stream(UserListQuery query) {
        return Pages.stream(
                UserListQuery.LARGEST_PAGE,
                page -> list(new UserListQueryBuilder()
                                .from(query)
                                .page(page)
                                .pageSize(UserListQuery.LARGEST_PAGE)
                                .sortBy(query.sortBy() == null ? "user_id" : query.sortBy())
                                .build())
                        .users(),
                user -> Objects.requireNonNull(user.userId(), "userId"));
    }

    /**
     * Deletes a user with its keys and memberships.
     *
     * @throws NotFoundException if there is no such user
     */
    default void delete(String userId) {
        deleteAnswer(new DeleteUsersRequest(List.of(userId)));
    }
}
