package io.github.llmbridge.openwebui.auths;

import feign.Headers;
import feign.RequestLine;
import io.github.llmbridge.http.OnFailure;
import io.github.llmbridge.http.Repeat;

/** Sign-in, accounts to be added, and API keys of the calling account. Thread safe. */
@Headers("Content-Type: application/json")
public interface Auths {
    /**
     * Signs in. Since 0.6.41 limited to 15 in 3 minutes for an e-mail, successful ones included, so it is never repeated
     * by this SDK; sign in once and keep the token.
     *
     * @throws io.github.llmbridge.http.UnauthorizedException if e-mail or password is wrong (HTTP 400)
     * @throws io.github.llmbridge.http.RateLimitedException after too many
     */
    @OnFailure(Repeat.NEVER)
    @RequestLine("POST /api/v1/auths/signin")
    Session signIn(SignInRequest request);

    /**
     * Adds an account, for the administrator. The answer holds a token of the new account: the one way to write its
     * settings.
     *
     * @throws io.github.llmbridge.http.AlreadyExistsException if the e-mail is in use
     * @throws io.github.llmbridge.http.ServerErrorException also when 0.12 lost a race on the e-mail: look it up
     */
    @RequestLine("POST /api/v1/auths/add")
    Session add(AddAccountRequest request);

    /** The settings of sign-in, for the administrator. */
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("GET /api/v1/auths/admin/config")
    AdminConfig adminConfig();

    /** Writes the settings of sign-in, for the administrator. */
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("POST /api/v1/auths/admin/config")
    AdminConfig setAdminConfig(AdminConfig config);

    /** Makes an API key for the calling account; its old one stops working at once. */
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("POST /api/v1/auths/api_key")
    ApiKey createApiKey();

    /**
     * The calling account's API key.
     *
     * @throws io.github.llmbridge.http.NotFoundException if it has none
     */
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("GET /api/v1/auths/api_key")
    ApiKey apiKey();
}
