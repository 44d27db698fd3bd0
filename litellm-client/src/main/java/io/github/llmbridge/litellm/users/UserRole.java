package io.github.llmbridge.litellm.users;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A LiteLLM role. Open: a role that a newer server knows is kept as it is. {@code /user/new} and {@code /user/update} take
 * only the four constants.
 *
 * @param value as the server writes it
 */
public record UserRole(@JsonValue String value) {
    /** May do everything. */
    public static final UserRole PROXY_ADMIN = new UserRole("proxy_admin");

    /** May see everything. */
    public static final UserRole PROXY_ADMIN_VIEWER = new UserRole("proxy_admin_viewer");

    /** May make and see keys of its own. */
    public static final UserRole INTERNAL_USER = new UserRole("internal_user");

    /** May see its own keys. */
    public static final UserRole INTERNAL_USER_VIEWER = new UserRole("internal_user_viewer");

    private static final List<UserRole> ASSIGNABLE =
            List.of(PROXY_ADMIN, PROXY_ADMIN_VIEWER, INTERNAL_USER, INTERNAL_USER_VIEWER);

    /** Any role by its name. */
    @JsonCreator
    public UserRole {}

    /** A user is given one of the four; the others are of teams, customers and organizations. */
    public static void requireAssignable(String field, @Nullable UserRole role) {
        if (role != null && !ASSIGNABLE.contains(role)) {
            String allowed = ASSIGNABLE.stream().map(UserRole::value).collect(Collectors.joining(", "));
            throw new IllegalArgumentException(field + " must be one of " + allowed + ", not '" + role.value() + "'");
        }
    }
}
