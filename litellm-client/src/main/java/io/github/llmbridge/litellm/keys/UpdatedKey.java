package io.github.llmbridge.litellm.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.llmbridge.http.UnknownFields;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a change of a key. Read the key again to be sure of what took effect.
 *
 * @param expires when the key ends now
 */
public record UpdatedKey(
        @Nullable Instant expires,
        @JsonAnyGetter @JsonAnySetter Map<String, Object> additionalProperties) {
    public UpdatedKey {
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }
}
