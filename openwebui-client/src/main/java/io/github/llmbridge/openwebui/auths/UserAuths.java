package io.github.llmbridge.openwebui.auths;

import feign.Headers;
import feign.RequestLine;
import io.github.llmbridge.http.OnFailure;
import io.github.llmbridge.http.Repeat;
import io.github.llmbridge.http.ResourceName;
import io.github.llmbridge.openwebui.Since;
import io.github.llmbridge.openwebui.Until;

/** The calling account's own session, password and API key. Thread safe. */
@ResourceName("auths")
@Headers("Content-Type: application/json")
public interface UserAuths {
    /**
     * Whose token it is, and what the account may do.
     *
     * @throws io.github.llmbridge.http.ForbiddenException for an API key (since 0.12; older servers answer)
     */
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("GET /api/v1/auths/")
    Session session();

    /**
     * Makes an API key; the account's old one stops working at once. Should the answer be lost,
     * {@link #apiKey} tells the key, to a session: called by the old key itself, it is lost with that key.
     *
     * @throws io.github.llmbridge.http.ForbiddenException if API keys are switched off, or since 0.6.37 if the account
     *     lacks {@code features.api_keys}; see {@link io.github.llmbridge.openwebui.tokens.ApiKeyPreflight}
     */
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("POST /api/v1/auths/api_key")
    ApiKey createApiKey();

    /**
     * The account's API key.
     *
     * @throws io.github.llmbridge.http.NotFoundException if it has none
     * @throws io.github.llmbridge.http.ForbiddenException as for {@link #createApiKey}, since 0.6.37
     */
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("GET /api/v1/auths/api_key")
    ApiKey apiKey();

    /**
     * Deletes the account's API key; {@code true} also where there was none.
     *
     * @throws io.github.llmbridge.http.ForbiddenException as for {@link #createApiKey}, since 0.6.37
     */
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("DELETE /api/v1/auths/api_key")
    boolean deleteApiKey();

    /**
     * Changes the account's password. Since 0.12 all its sessions end, this one included; API keys go on.
     *
     * @throws io.github.llmbridge.http.UnauthorizedException if the present password is wrong (HTTP 400)
     */
    @RequestLine("POST /api/v1/auths/update/password")
    boolean updatePassword(UpdatePasswordRequest request);

    /** Whether the account has a second factor, and whether it needs one. */
    @Since("0.12.0")
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("GET /api/v1/auths/mfa/status")
    MfaStatus mfaStatus();

    /** Signs out, since 0.9.3; {@link io.github.llmbridge.openwebui.OpenWebUiUser#signOut} knows which one to use. */
    @Since("0.9.3")
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("POST /api/v1/auths/signout")
    SignedOut signOut();

    /** Signs out, before 0.9.3. */
    @Until("0.9.3")
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("GET /api/v1/auths/signout")
    SignedOut signOutByGet();
}
