package io.github.llmbridge.litellm.users;

import feign.Headers;
import feign.Param;
import feign.QueryMap;
import feign.RequestLine;
import io.github.llmbridge.http.NotFoundException;
import io.github.llmbridge.http.OnFailure;
import io.github.llmbridge.http.Pages;
import io.github.llmbridge.http.Repeat;
import io.github.llmbridge.http.SameId;
import io.github.llmbridge.litellm.Limits;
import io.github.llmbridge.litellm.Since;
import io.github.llmbridge.litellm.spend.ActivityPage;
import io.github.llmbridge.litellm.spend.ActivityQuery;
import io.github.llmbridge.litellm.spend.DailyActivity;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Users, addressed by the caller's own ids. Thread safe. */
@Headers("Content-Type: application/json")
public interface Users {
    /** {@code /user/new} as the server takes it: teams and organizations that it does not know are left out. */
    @RequestLine("POST /user/new")
    NewUser createAnswer(NewUserRequest request);

    /**
     * Makes a user, without a key. Look by {@link #find} first: for a known id LiteLLM 1.77.3 answers 200 and changes
     * nothing, if the e-mail differs or is not sent. If the request names teams or organizations, a second call sees whether
     * they took the user: the server leaves out what it does not know, and refuses a team's admin without a licence, with 200.
     *
     * @throws io.github.llmbridge.http.AlreadyExistsException if the id (since 1.83) or the e-mail is in use
     * @throws NotFoundException naming the teams and organizations that did not take the user, who is made all the same
     */
    default NewUser create(NewUserRequest request) {
        NewUser created = createAnswer(request);
        UserChecks.requireMemberships(request, () -> info(created.userId()).user());
        return created;
    }

    /** {@code /user/update} as the server takes it: it makes a user that it does not know. For callers who have just looked. */
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("POST /user/update")
    UpdatedUser updateAnswer(UpdateUserRequest request);

    /**
     * Changes a user who exists; looks first, since the server would make one who does not. A new e-mail is looked up, too: the
     * server would give it to two users.
     *
     * @return the user as it is now
     * @throws NotFoundException if there is no such user
     * @throws io.github.llmbridge.http.AlreadyExistsException if the new e-mail is another user's
     * @throws io.github.llmbridge.http.UnprocessableException if the e-mail names several users
     */
    default UpdatedUser update(UpdateUserRequest request) {
        return updateAnswer(UserChecks.checked(request, this));
    }

    /** {@code /user/bulk_update} as the server takes it: it makes users that it does not know. */
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("POST /user/bulk_update")
    BulkUpdatedUsers bulkUpdateAnswer(BulkUpdateUsersRequest request);

    /**
     * Changes up to 500 users, each for itself: 200 does not mean that all went well. Looks first, one call for 100 users, and
     * sends only those who exist: the server would make the others.
     *
     * @return what became of each user, those included who do not exist
     */
    default BulkUpdatedUsers bulkUpdate(BulkUpdateUsersRequest request) {
        return UserChecks.bulkUpdate(request, this);
    }

    /** {@code /user/info} as the server sends it; see {@link #info}. */
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("GET /user/info?user_id={userId}")
    UserInfo infoAnswer(@Param("userId") String userId);

    /**
     * A user with its keys and teams.
     *
     * @throws NotFoundException if there is no such user. LiteLLM 1.77.3 says so by an answer without an id; 1.106.0 answers with the
     *     caller's own row for an id with a blank that is longer than 512 characters or holds a control character
     */
    default UserInfo info(String userId) {
        Limits.requireText("userId", userId);
        UserInfo answer = infoAnswer(userId);
        String answered = answer.userInfo() == null ? null : answer.userInfo().userId();
        return SameId.require("users.info", "user", userId, answered, answer);
    }

    /** A user with its keys and teams, or nothing. */
    default Optional<UserInfo> find(String userId) {
        try {
            return Optional.of(info(userId));
        } catch (NotFoundException e) {
            return Optional.empty();
        }
    }

    /** {@code /v2/user/info} as the server sends it; see {@link #infoV2}. */
    @Since("1.82.3")
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("GET /v2/user/info?user_id={userId}")
    User infoV2Answer(@Param("userId") String userId);

    /**
     * A user without keys: a smaller answer than {@link #info}. Since LiteLLM 1.82.3.
     *
     * @throws NotFoundException if there is no such user, or none that the caller may see
     */
    @Since("1.82.3")
    default User infoV2(String userId) {
        Limits.requireText("userId", userId);
        User answer = infoV2Answer(userId);
        return SameId.require("users.infoV2", "user", userId, answer.userId(), answer);
    }

    /**
     * The user with this e-mail, whatever its case; one in the very case goes before others. Nothing if there is none.
     *
     * @throws io.github.llmbridge.http.UnprocessableException if several have it: the server keeps it unique only where users
     *     are made
     */
    default Optional<User> findByEmail(String userEmail) {
        return UserChecks.findByEmail(userEmail, this);
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
     * Deletes a user with its keys, memberships and invitations.
     *
     * @throws NotFoundException if there is no such user
     */
    default void delete(String userId) {
        deleteAnswer(DeleteUsersRequest.of(userId));
    }

    /** Deletes a user; {@code false} if there was none. */
    default boolean deleteIfPresent(String userId) {
        try {
            delete(userId);
            return true;
        } catch (NotFoundException e) {
            return false;
        }
    }

    /** The roles that a user may be given, by their names. */
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("GET /user/available_roles")
    Map<String, AvailableRole> availableRoles();

    /** How many users and teams there are, and how many the licence allows. */
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("GET /user/available_users")
    AvailableUsers availableUsers();

    /** {@code /user/daily/activity}; see {@link #dailyActivity}. */
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("GET /user/daily/activity?user_id={ids}")
    ActivityPage dailyActivityPage(@Param("ids") @Nullable String ids, @QueryMap ActivityQuery query);

    /**
     * What users used, day by day, newest first, read page by page as the stream goes.
     *
     * @param query of everybody, or of one user
     * @throws io.github.llmbridge.http.UnsupportedServerException if a user is named and LiteLLM is older than 1.81.14, which
     *     tells everybody's activity then; ask by {@code apiKey} for each of the user's keys there
     */
    default Stream<DailyActivity> dailyActivity(ActivityQuery query) {
        return new UserActivity(this, query).stream();
    }
}
