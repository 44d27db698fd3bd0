package io.github.llmbridge.openwebui.auths;

import io.github.llmbridge.http.Secret;
import io.github.llmbridge.openwebui.users.Emails;

/** E-mail and password. */
public record SignInRequest(String email, Secret password) {
    /** Takes the e-mail in the form in which the server stores it. */
    public SignInRequest {
        email = Emails.normalise(email);
    }
}
