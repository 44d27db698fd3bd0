package io.github.llmbridge.openwebui.auths;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.http.UnknownFields;
import io.github.llmbridge.openwebui.users.Passwords;
import java.util.Map;

/**
 * A new password for the calling account.
 *
 * @param password the present one
 * @param newPassword at most 72 bytes
 */
public record UpdatePasswordRequest(
        Secret password,
        Secret newPassword,
        @JsonAnyGetter @JsonAnySetter Map<String, Object> additionalProperties) {
    /** Checks what the server would take and misread. */
    public UpdatePasswordRequest {
        Passwords.require("newPassword", newPassword);
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }

    /** The present password and the new one. */
    public UpdatePasswordRequest(Secret password, Secret newPassword) {
        this(password, newPassword, Map.of());
    }
}
