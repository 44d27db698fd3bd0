package io.github.llmbridge.openwebui.auths;

import io.github.llmbridge.http.Secret;
import io.github.llmbridge.openwebui.users.Emails;
import io.github.llmbridge.openwebui.users.Role;
import java.nio.charset.StandardCharsets;

/**
 * An account to be added.
 *
 * @param name the display name; need not be unique
 * @param email unique, whatever the case; kept as the server keeps it, in lower case, and without the spaces around it that
 *     the server would store
 * @param password at most 72 bytes: 0.6.30 cuts a longer one without a word, 0.12 refuses it
 * @param role the server's default is {@code pending}, which may not use the API
 */
public record AddAccountRequest(String name, String email, Secret password, Role role) {
    private static final int LONGEST_PASSWORD = 72;

    /** Checks what the server would take and misread. */
    public AddAccountRequest {
        if (name.isBlank()) {
            throw new IllegalArgumentException("name must not be blank");
        }
        Emails.require(email);
        email = Emails.normalise(email);
        if (password.reveal().getBytes(StandardCharsets.UTF_8).length > LONGEST_PASSWORD) {
            throw new IllegalArgumentException("password must have at most " + LONGEST_PASSWORD + " bytes");
        }
        role.requireKnown();
    }
}
