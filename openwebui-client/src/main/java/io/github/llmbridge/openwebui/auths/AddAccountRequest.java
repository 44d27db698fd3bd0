package io.github.llmbridge.openwebui.auths;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.http.UnknownFields;
import io.github.llmbridge.openwebui.users.Emails;
import io.github.llmbridge.openwebui.users.Passwords;
import io.github.llmbridge.openwebui.users.Role;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An account to be added.
 *
 * @param name the display name; need not be unique
 * @param email unique, whatever the case; kept as the server keeps it, in lower case, and without the spaces around it that
 *     the server would store
 * @param password at most 72 bytes: 0.6.30 cuts a longer one without a word, 0.12 refuses it
 * @param role the server's default is {@code pending}, which may not use the API
 * @param profileImageUrl the server's default if {@code null}
 */
public record AddAccountRequest(
        String name,
        String email,
        Secret password,
        Role role,
        @Nullable String profileImageUrl,
        @JsonAnyGetter @JsonAnySetter Map<String, Object> additionalProperties) {
    /** Checks what the server would take and misread. */
    public AddAccountRequest {
        Emails.requireName(name);
        Emails.require(email);
        email = Emails.normalise(email);
        Passwords.require("password", password);
        role.requireKnown();
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }

    /** An account with the server's default picture. */
    public AddAccountRequest(String name, String email, Secret password, Role role) {
        this(name, email, password, role, null, Map.of());
    }
}
