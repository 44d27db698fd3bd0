package io.github.llmbridge.openwebui.users;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A role of an account. Open when read. When written only the constants are let through: the server stores any word with
 * 200, and the account is then locked out.
 *
 * @param value as the server writes it
 */
public record Role(@JsonValue String value) {
    /** May not use the API; the server's default for a new account. */
    public static final Role PENDING = new Role("pending");

    /** May chat. */
    public static final Role USER = new Role("user");

    /** May do everything. */
    public static final Role ADMIN = new Role("admin");

    /** Any role by its name. */
    @JsonCreator
    public Role {}

    /** Throws {@link IllegalArgumentException} unless the server gives this role a meaning. */
    public Role requireKnown() {
        if (!equals(PENDING) && !equals(USER) && !equals(ADMIN)) {
            throw new IllegalArgumentException(
                    "role must be pending, user or admin; '" + value + "' would lock the account out");
        }
        return this;
    }
}
