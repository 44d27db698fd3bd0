package io.github.llmbridge.litellm.credentials;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.llmbridge.http.UnknownFields;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the server says of a write.
 *
 * @param success not there if 1.77.3 did nothing and answers 200 all the same
 * @param message in the server's words
 */
public record CredentialAnswer(
        @Nullable Boolean success,
        String message,
        @JsonAnyGetter @JsonAnySetter Map<String, Object> additionalProperties) {
    public CredentialAnswer {
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }
}
