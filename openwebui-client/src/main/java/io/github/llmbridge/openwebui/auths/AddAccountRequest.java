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
 * @param password at most 72 bytes: 0.6.30 cuts a longer one without a word, later servers refuse it
 * @param role the server's default is {@code pending}, which may not use the API
 * @param profileImageUrl the address of the picture, the server's default if {@code null}. Until 0.8.0 any text is kept. Later servers answer
 *     {@link io.github.llmbridge.http.UnprocessableException} but for an empty text, {@code /user.png}, {@code /favicon.png},
 *     {@code /static/favicon.png}, {@code /api/v1/users/.../profile/image}, an http or https URL, and a {@code data:} URI in base64
 *     of a PNG, JPEG, GIF or WebP. Both lists of accounts show the text as it was sent; their answer to the adding shows the
 *     account's own address instead
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

    /** The same with this picture. */
    public AddAccountRequest withProfileImageUrl(String url) {
        return new AddAccountRequest(name, email, password, role, url, additionalProperties);
    }
}
