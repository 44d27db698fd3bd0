package io.github.llmbridge.openwebui.users;

import feign.Headers;
import feign.Param;
import feign.RequestLine;
import io.github.llmbridge.http.OnFailure;
import io.github.llmbridge.http.Repeat;
import io.github.llmbridge.http.ResourceName;
import io.github.llmbridge.openwebui.Since;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What any user may see of the others, and the calling account's own info. Thread safe. */
@ResourceName("users")
@Headers("Content-Type: application/json")
public interface UserDirectory {
    /**
     * Accounts whose name or e-mail holds the text, up to 30.
     *
     * @param query whatever the case; {@code %} and {@code _} are wildcards
     */
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("GET /api/v1/users/search?query={query}")
    AccountSummaries search(@Param("query") String query);

    /**
     * One account in short.
     *
     * @throws io.github.llmbridge.http.NotFoundException if there is none (HTTP 400)
     */
    @Since("0.8.0")
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("GET /api/v1/users/{id}/info")
    AccountSummary info(@Param("id") String id);

    /** Whether somebody is there; {@code false} also for an unknown account. */
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("GET /api/v1/users/{id}/active")
    Presence active(@Param("id") String id);

    /**
     * The calling account itself; the one answer that tells an API key whose it is.
     *
     * @throws io.github.llmbridge.http.ForbiddenException where the administrator has switched the users' status off
     */
    @Since("0.6.41")
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("GET /api/v1/users/user/status")
    AccountDetails self();

    /** The calling account's own info, which the page keeps for itself; {@code null} if nothing ever was. */
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("GET /api/v1/users/user/info")
    @Nullable Map<String, Object> ownInfo();

    /**
     * Sets fields of the calling account's own info; the others stay. A field cannot be taken away, only set to
     * {@code null}.
     *
     * @return all of the info
     */
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("POST /api/v1/users/user/info/update")
    Map<String, Object> updateOwnInfo(Map<String, Object> fields);
}
