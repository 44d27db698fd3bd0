package io.github.llmbridge.openwebui.auths;

import feign.Headers;
import feign.RequestLine;
import io.github.llmbridge.http.OnFailure;
import io.github.llmbridge.http.Repeat;

/** Accounts to be added and the settings of sign-in, for the administrator. Thread safe. */
@Headers("Content-Type: application/json")
public interface Auths {
    /**
     * Adds an account. The answer holds a token of the new account: the one way to write its settings.
     *
     * @throws io.github.llmbridge.http.AlreadyExistsException if the e-mail is in use
     * @throws io.github.llmbridge.http.ServerErrorException also when 0.12 lost a race on the e-mail: look it up, as
     *     {@link Accounts#ensure} does
     */
    @RequestLine("POST /api/v1/auths/add")
    Session add(AddAccountRequest request);

    /** The settings of sign-in. */
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("GET /api/v1/auths/admin/config")
    AdminConfig adminConfig();

    /** Writes the settings of sign-in. */
    @RequestLine("POST /api/v1/auths/admin/config")
    AdminConfig setAdminConfig(AdminConfig config);
}
