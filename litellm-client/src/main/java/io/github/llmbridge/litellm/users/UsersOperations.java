package io.github.llmbridge.litellm.users;

import feign.Headers;
import feign.Param;
import feign.QueryMap;
import feign.RequestLine;
import io.github.llmbridge.http.OnFailure;
import io.github.llmbridge.http.Repeat;

/** The operations of {@link Users} as the server has them. */
@Headers("Content-Type: application/json")
public interface UsersOperations {
    /**
     * Makes a user, without a key. Look by {@link Users#find} first: for a known id LiteLLM 1.77.3 answers 200 and changes
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

    /** {@code /user/info} as the server sends it; see {@link Users#info}. */
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("GET /user/info?user_id={userId}")
    UserInfo infoAnswer(@Param("userId") String userId);

    /** One page of users. */
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("GET /user/list")
    UserPage list(@QueryMap UserListQuery query);

    /** {@code /user/delete} as the server takes it; see {@link Users#delete(String)}. */
    @RequestLine("POST /user/delete")
    int deleteAnswer(DeleteUsersRequest request);
}
