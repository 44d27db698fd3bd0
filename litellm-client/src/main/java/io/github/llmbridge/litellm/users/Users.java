package io.github.llmbridge.litellm.users;

import feign.Headers;
import feign.Param;
import feign.QueryMap;
import feign.RequestLine;
import io.github.llmbridge.http.ErrorDetails;
import io.github.llmbridge.http.NotFoundException;
import io.github.llmbridge.http.OnFailure;
import io.github.llmbridge.http.Pages;
import io.github.llmbridge.http.Repeat;
import io.github.llmbridge.litellm.Limits;
import io.github.llmbridge.litellm.spend.ActivityPage;
import io.github.llmbridge.litellm.spend.ActivityQuery;
import io.github.llmbridge.litellm.spend.DailyActivities;
import io.github.llmbridge.litellm.spend.DailyActivity;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Users, addressed by the caller's own ids. Thread safe. */
@Headers("Content-Type: application/json")
public interface Users {
    /**
     * Makes a user, without a key. Look by {@link #find} first: for a known id LiteLLM 1.77.3 answers 200 and changes
     * nothing, if the e-mail differs or is not sent.
     *
     * @throws io.github.llmbridge.http.AlreadyExistsException if the id (since 1.83) or the e-mail is in use
     */
    @RequestLine("POST /user/new")
    NewUser create(NewUserRequest request);

    /**
     * Changes a user. The server creates a user that it does not know, on both lines; so look first.
     */
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("POST /user/update")
    UpdatedUser update(UpdateUserRequest request);

    /** {@code /user/info} as the server sends it; see {@link #info}. */
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("GET /user/info?user_id={userId}")
    UserInfo infoAnswer(@Param("userId") String userId);

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

    /** One page of users. */
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("GET /user/list")
    UserPage list(@QueryMap UserListQuery query);

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

    /** {@code /user/delete} as the server takes it; see {@link #delete(String)}. */
    @RequestLine("POST /user/delete")
    int deleteAnswer(DeleteUsersRequest request);

    /**
     * Deletes a user with its keys and memberships.
     *
     * @throws NotFoundException if there is no such user
     */
    default void delete(String userId) {
        deleteAnswer(new DeleteUsersRequest(List.of(userId)));
    }

    /** {@code /user/daily/activity}; see {@link #dailyActivity}. */
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("GET /user/daily/activity?user_id={ids}")
    ActivityPage dailyActivityPage(@Param("ids") @Nullable String ids, @QueryMap ActivityQuery query);

    /**
     * What users used, day by day, newest first, read page by page as the stream goes. To an administrator, LiteLLM 1.77.3
     * ignores the id and tells everybody's.
     */
    default Stream<DailyActivity> dailyActivity(ActivityQuery query) {
        query.requireOneIdAtMost();
        return DailyActivities.stream(query, page -> dailyActivityPage(query.joinedIds(), page));
    }
}
