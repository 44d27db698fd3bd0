package io.github.llmbridge.litellm.users;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.llmbridge.http.UnknownFields;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The answer to {@code /user/new}. LiteLLM 1.77.3 gives it too where the id existed, with the user unchanged. */
public record NewUser(
        String userId,
        @Nullable String userEmail,
        @Nullable UserRole userRole,
        @JsonAnyGetter @JsonAnySetter Map<String, Object> additionalProperties) {
    public NewUser {
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }
}
