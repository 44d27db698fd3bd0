package io.github.llmbridge.openwebui.auths;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.http.UnknownFields;
import io.github.llmbridge.openwebui.users.Emails;
import java.util.Map;

/** E-mail and password. */
public record SignInRequest(
        String email,
        Secret password,
        @JsonAnyGetter @JsonAnySetter Map<String, Object> additionalProperties) {
    /** Takes the e-mail in the form in which the server stores it. */
    public SignInRequest {
        Emails.require(email);
        email = Emails.normalise(email);
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }

    /** E-mail and password. */
    public SignInRequest(String email, Secret password) {
        this(email, password, Map.of());
    }
}
