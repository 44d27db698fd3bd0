package io.github.llmbridge.openwebui.users;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.http.UnknownFields;
import java.util.Map;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * A change of an account. What is {@code null} stays as it is; servers before 0.9.0 need the first four fields all the same,
 * which {@link #completedBy} takes from the account.
 *
 * @param role one of the constants of {@link Role}: any other would lock the account out
 * @param name the display name
 * @param email kept in lower case; not checked by the server
 * @param password a new password of at most 72 bytes, which on 0.12 ends all the account's sessions
 */
@Value.Builder
public record UpdateAccountRequest(
        @Nullable Role role,
        @Nullable String name,
        @Nullable String email,
        @Nullable String profileImageUrl,
        @Nullable Secret password,
        @JsonAnyGetter @JsonAnySetter Map<String, Object> additionalProperties) {
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

    /** The account as it is, to be changed by the other methods. */
    public static UpdateAccountRequest of(Account account) {
        return builder().build().completedBy(account);
    }

    /** The same with every field that is not set as the account has it. */
    public UpdateAccountRequest completedBy(Account account) {
        String image = account.profileImageUrl() == null ? "/user.png" : account.profileImageUrl();
        return new UpdateAccountRequest(
                role == null ? account.role() : role,
                name == null ? account.name() : name,
                email == null ? account.email() : email,
                profileImageUrl == null ? image : profileImageUrl,
                password,
                additionalProperties);
    }

    /** With this role. */
    public UpdateAccountRequest withRole(Role newRole) {
        return new UpdateAccountRequest(newRole, name, email, profileImageUrl, password, additionalProperties);
    }

    /** With this new password. */
    public UpdateAccountRequest withPassword(Secret newPassword) {
        return new UpdateAccountRequest(role, name, email, profileImageUrl, newPassword, additionalProperties);
    }

    /** With this name. */
    public UpdateAccountRequest withName(String newName) {
        return new UpdateAccountRequest(role, newName, email, profileImageUrl, password, additionalProperties);
    }
}
