package io.github.llmbridge.openwebui.users;

import io.github.llmbridge.http.Secret;
import org.jspecify.annotations.Nullable;

/**
 * A change of an account. Servers before 0.9.0 need the first four fields.
 *
 * @param password a new password, which on 0.12 ends all the account's sessions; unchanged if {@code null}
 */
public record UpdateAccountRequest(
        Role role,
        String name,
        String email,
        String profileImageUrl,
        @Nullable Secret password) {
    /** Checks what the server would store unseen. */
    public UpdateAccountRequest {
        role.requireKnown();
        if (name.isBlank()) {
            throw new IllegalArgumentException("name must not be blank");
        }
        Emails.require(email);
        email = Emails.normalise(email);
    }

    /** The account as it is, to be changed by the other methods. */
    public static UpdateAccountRequest of(Account account) {
        String image = account.profileImageUrl() == null ? "/user.png" : account.profileImageUrl();
        return new UpdateAccountRequest(account.role(), account.name(), account.email(), image, null);
    }

    /** With this role. */
    public UpdateAccountRequest withRole(Role newRole) {
        return new UpdateAccountRequest(newRole, name, email, profileImageUrl, password);
    }

    /** With this new password. */
    public UpdateAccountRequest withPassword(Secret newPassword) {
        return new UpdateAccountRequest(role, name, email, profileImageUrl, newPassword);
    }

    /** With this name. */
    public UpdateAccountRequest withName(String newName) {
        return new UpdateAccountRequest(role, newName, email, profileImageUrl, password);
    }
}
