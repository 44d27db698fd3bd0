package io.github.llmbridge.openwebui.auths;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.llmbridge.http.Copies;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.http.UnknownFields;
import io.github.llmbridge.openwebui.Since;
import io.github.llmbridge.openwebui.users.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a sign-in or to the adding of an account.
 *
 * @param id the account's id; {@code null} while a second factor is asked for
 * @param token the account's token; {@code null} where the server has multi-factor sign-in on (since 0.12)
 * @param tokenType {@code Bearer}
 * @param expiresAt when the token ends; {@code null} if it does not say
 * @param permissions what the account may do by its groups and the server's defaults, by section; not told when an account
 *     is added
 * @param nextStep what is asked for instead of a token; see {@link #result}
 * @param challengeToken names a sign-in that waits for a second factor
 * @param expiresIn for how many seconds it waits
 */
public record Session(
        @Nullable String id,
        @Nullable String email,
        @Nullable String name,
        @Nullable Role role,
        @Nullable String profileImageUrl,
        @Nullable Secret token,
        @Nullable String tokenType,
        @Nullable Instant expiresAt,
        @Nullable Map<String, Object> permissions,
        @Since("0.12.0") @Nullable SignInStep nextStep,
        @Since("0.12.0") @Nullable Secret challengeToken,
        @Since("0.12.0") @Nullable Long expiresIn,
        @JsonAnyGetter @JsonAnySetter Map<String, Object> additionalProperties) {
    private static final Duration LONGEST_MARGIN = Duration.ofMinutes(5);

    public Session {
        permissions = Copies.fields(permissions);
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }

    /** A session of this account. */
    public static Session of(String id, Secret token, @Nullable Instant expiresAt) {
        return new Session(id, null, null, null, null, token, null, expiresAt, null, null, null, null, Map.of());
    }

    /**
     * Whether it is time for another: less than 5 minutes are left, or less than a tenth of its life if that is shorter.
     *
     * @param begun when the account signed in
     */
    public boolean endsSoon(Instant begun, Instant now) {
        if (expiresAt == null) {
            return false;
        }
        Duration tenth = Duration.between(begun, expiresAt).dividedBy(10);
        Duration margin = tenth.compareTo(LONGEST_MARGIN) < 0 ? tenth : LONGEST_MARGIN;
        return expiresAt.minus(margin).isBefore(now);
    }

    /** What the sign-in came to. */
    public SignInResult result() {
        if (token != null && id != null) {
            return new SignInResult.SignedIn(id, token, expiresAt);
        }
        if (challengeToken != null && nextStep != null) {
            long seconds = expiresIn == null ? 0 : expiresIn;
            return new SignInResult.SecondFactor(nextStep, challengeToken, Duration.ofSeconds(seconds));
        }
        return SignInStep.PENDING.equals(nextStep)
                ? new SignInResult.AwaitingApproval()
                : new SignInResult.Other(nextStep);
    }

    /** Whether the account has a permission, such as {@code features.api_keys}; empty if the answer does not tell. */
    public Optional<Boolean> permits(String permission) {
        @Nullable Object found = permissions;
        for (String name : permission.split("\\.", -1)) {
            found = found instanceof Map<?, ?> section ? section.get(name) : null;
        }
        return found instanceof Boolean granted ? Optional.of(granted) : Optional.empty();
    }
}
