package io.github.llmbridge.openwebui.auths;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.llmbridge.http.UnknownFields;
import java.util.Map;

/**
 * An account's second factor.
 *
 * @param enabled whether it has one
 * @param required whether the server asks for one at this account's way of signing in
 * @param recoveryCodesRemaining how many codes are left that work without the authenticator, each once
 */
public record MfaStatus(
        boolean enabled,
        boolean required,
        int recoveryCodesRemaining,
        @JsonAnyGetter @JsonAnySetter Map<String, Object> additionalProperties) {
    public MfaStatus {
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }
}
