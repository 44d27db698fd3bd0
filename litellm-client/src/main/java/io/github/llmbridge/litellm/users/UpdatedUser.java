package io.github.llmbridge.litellm.users;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.llmbridge.http.UnknownFields;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a change of a user.
 *
 * @param data the user's row; {@code null} only where every user was changed at once
 */
public record UpdatedUser(
        String userId,
        @Nullable User data,
        @JsonAnyGetter @JsonAnySetter Map<String, Object> additionalProperties) {
    public UpdatedUser {
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }
}
