package io.github.llmbridge.openwebui.users;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.http.UnknownFields;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * A change of an account. What is not set is not sent and stays as it is; servers before 0.9.0 need the first four fields all
 * the same, which {@link io.github.llmbridge.openwebui.auths.Accounts#update} reads for them.
 *
 * @param role one of the constants of {@link Role}: any other would lock the account out
 * @param name the display name
 * @param email kept in lower case; not checked by the server
 * @param profileImageUrl see {@link io.github.llmbridge.openwebui.auths.AddAccountRequest}
 * @param password a new password of at most 72 bytes, which since 0.12 ends all the account's sessions
 */
@Value.Builder
public record UpdateAccountRequest(
        @Nullable Role role,
        @Nullable String name,
        @Nullable String email,
        @Nullable String profileImageUrl,
        @Nullable Secret password,
        @JsonAnyGetter @JsonAnySetter Map<String, Object> additionalProperties) {
    private static final String DEFAULT_PROFILE_IMAGE_URL = "/user.png";

    /** Checks what the server would store unseen. */
    public UpdateAccountRequest {
        if (role != null) {
            role.requireKnown();
        }
        if (name != null) {
            Emails.requireName(name);
        }
        if (email != null) {
            Emails.require(email);
            email = Emails.normalise(email);
        }
        if (password != null) {
            Passwords.require("password", password);
        }
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }

    /** A change of these fields. */
    public UpdateAccountRequest(
            @Nullable Role role,
            @Nullable String name,
            @Nullable String email,
            @Nullable String profileImageUrl,
            @Nullable Secret password) {
        this(role, name, email, profileImageUrl, password, Map.of());
    }

    /** A change of what is then set, and of nothing else. */
    public static UpdateAccountRequestBuilder builder() {
        return new UpdateAccountRequestBuilder();
    }

    /**
     * The same with what the account has for every field that is not set, as servers before 0.9.0 need it: of an account that
     * was read just now, or what others have changed since is undone. What is stored is sent as it is, whatever it is.
     */
    public UpdateAccountRequest completedBy(Account account) {
        Map<String, Object> stored = new LinkedHashMap<>();
        if (role == null) {
            stored.put("role", account.role().value());
        }
        if (name == null) {
            stored.put("name", account.name());
        }
        if (email == null) {
            stored.put("email", account.email());
        }
        if (profileImageUrl == null) {
            stored.put(
                    "profile_image_url",
                    Objects.requireNonNullElse(account.profileImageUrl(), DEFAULT_PROFILE_IMAGE_URL));
        }
        stored.putAll(additionalProperties);
        return new UpdateAccountRequest(role, name, email, profileImageUrl, password, stored);
    }
}
