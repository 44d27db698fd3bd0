package io.github.llmbridge.openwebui.auths;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.llmbridge.http.UnknownFields;
import java.util.Map;

/** The body of a sign-in by a trusted header: the server wants both fields and reads neither. */
public record TrustedSignIn(
        String email,
        String password,
        @JsonAnyGetter @JsonAnySetter Map<String, Object> additionalProperties) {
    public TrustedSignIn {
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }

    /** Both fields empty. */
    public TrustedSignIn() {
        this("", "", Map.of());
    }
}
