package io.github.llmbridge.openwebui.auths;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.llmbridge.http.UnknownFields;
import java.util.Map;

/**
 * The answer to a sign-out. It clears a browser's cookie; a token goes on working, unless the server has a Redis to note it in.
 *
 * @param status always {@code true}
 */
public record SignedOut(
        boolean status, @JsonAnyGetter @JsonAnySetter Map<String, Object> additionalProperties) {
    public SignedOut {
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }
}
