package io.github.llmbridge.openwebui.auths;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.http.UnknownFields;
import io.github.llmbridge.openwebui.users.Role;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a sign-in or to the adding of an account.
 *
 * @param id the account's id; {@code null} while a second factor is asked for
 * @param token the account's token; {@code null} where the server has multi-factor sign-in on (since 0.12)
 * @param expiresAt when the token ends; {@code null} if it does not say
 * @param nextStep {@code enroll}, {@code verify} or {@code pending} instead of a token (since 0.12)
 */
public record Session(
        @Nullable String id,
        @Nullable String email,
        @Nullable String name,
        @Nullable Role role,
        @Nullable String profileImageUrl,
        @Nullable Secret token,
        @Nullable Instant expiresAt,
        @Nullable String nextStep,
        @JsonAnyGetter @JsonAnySetter Map<String, Object> additionalProperties) {
    public Session {
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }
}
