package io.github.llmbridge.openwebui.users;

import feign.Headers;
import feign.Param;
import feign.RequestLine;
import io.github.llmbridge.http.OnFailure;
import io.github.llmbridge.http.Repeat;

/** The operations of {@link Users} as the server has them. */
@Headers("Content-Type: application/json")
public interface UsersOperations {
    /**
     * One page of 30 accounts in the order of their e-mails.
     *
     * @param query a part of name or e-mail, whatever the case; {@code %} and {@code _} are wildcards
     */
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("GET /api/v1/users/?page={page}&query={query}&order_by=email&direction=asc")
    AccountPage list(@Param("page") int page, @Param("query") String query);

    /** Changes an account. */
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("POST /api/v1/users/{id}/update")
    Account update(@Param("id") String id, UpdateAccountRequest request);

    /** Deletes an account; {@code true} also where there was none. */
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("DELETE /api/v1/users/{id}")
    boolean delete(@Param("id") String id);
}
