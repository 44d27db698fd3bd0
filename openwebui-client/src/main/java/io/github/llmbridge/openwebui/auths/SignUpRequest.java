package io.github.llmbridge.openwebui.auths;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.http.UnknownFields;
import io.github.llmbridge.openwebui.users.Emails;
import io.github.llmbridge.openwebui.users.Passwords;
import java.util.Map;

/**
 * Somebody who signs up.
 *
 * @param name the display name
 * @param email kept in lower case
 * @param password at most 72 bytes
 */
public record SignUpRequest(
        String name,
        String email,
        Secret password,
        @JsonAnyGetter @JsonAnySetter Map<String, Object> additionalProperties) {
    /** Checks what the server would take and misread. */
    public SignUpRequest {
        Emails.requireName(name);
        Emails.require(email);
        email = Emails.normalise(email);
        Passwords.require("password", password);
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }

    /** Name, e-mail and password. */
    public SignUpRequest(String name, String email, Secret password) {
        this(name, email, password, Map.of());
    }
}
