package io.github.llmbridge.openwebui.tokens;

import io.github.llmbridge.openwebui.Dialect;
import io.github.llmbridge.openwebui.auths.AdminConfig;
import io.github.llmbridge.openwebui.auths.Auths;
import io.github.llmbridge.openwebui.auths.Session;
import io.github.llmbridge.openwebui.auths.UserAuths;
import io.github.llmbridge.openwebui.users.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Says by name what keeps an account from acting by an API key; writes nothing. Thread safe. */
public final class ApiKeyPreflight {
    private static final String SETTINGS = "/api/v1/users/user/settings";

    private final Auths administrator;
    private final Supplier<Dialect> dialect;

    /** Made by the client. */
    public ApiKeyPreflight(Auths administrator, Supplier<Dialect> dialect) {
        this.administrator = administrator;
        this.dialect = dialect;
    }

    /**
     * What is in the way; empty if a key would work for reading and writing settings.
     *
     * @param user the account's view by a session; an API key may not ask what it may do
     */
    public List<ApiKeyObstacle> check(UserAuths user) {
        AdminConfig config = administrator.adminConfig();
        Session session = user.session();
        List<ApiKeyObstacle> found = new ArrayList<>();
        if (!config.apiKeys().orElse(true)) {
            found.add(ApiKeyObstacle.SWITCHED_OFF);
        }
        boolean admin = Role.ADMIN.equals(session.role());
        boolean permitted = session.permits("features.api_keys").orElse(true);
        if (dialect.get().apiKeysNeedPermission() && !admin && !permitted) {
            found.add(ApiKeyObstacle.PERMISSION_MISSING);
        }
        if (!config.apiKeysReach(SETTINGS) || !config.apiKeysReach(SETTINGS + "/update")) {
            found.add(ApiKeyObstacle.SETTINGS_OUT_OF_REACH);
        }
        if (!admin && !Role.USER.equals(session.role())) {
            found.add(ApiKeyObstacle.ROLE_LOCKED_OUT);
        }
        return found;
    }
}
