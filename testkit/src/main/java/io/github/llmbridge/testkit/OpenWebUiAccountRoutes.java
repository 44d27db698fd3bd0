package io.github.llmbridge.testkit;

/** Routes about accounts that not every line has. */
final class OpenWebUiAccountRoutes {
    private final OpenWebUiState state;
    private final OpenWebUiLine line;
    private final OpenWebUiAuth auth;

    OpenWebUiAccountRoutes(OpenWebUiState state, OpenWebUiLine line, OpenWebUiAuth auth) {
        this.state = state;
        this.line = line;
        this.auth = auth;
    }

    void addRoutes(Router router) {
        if (line.does(OpenWebUiFact.ACCOUNTS_LIST_GROUPS)) {
            router.route("GET", "/api/v1/users/{id}/info", this::info);
            // Named after the status, but the whole account.
            router.route(
                    "GET",
                    "/api/v1/users/user/status",
                    call -> Reply.ok(line.accounts().whole(auth.verified(call))));
        }
        if (line.does(OpenWebUiFact.STAMPS_SESSIONS)) {
            router.route("POST", "/api/v1/users/{id}/sessions/revoke", this::revokeSessions);
        }
    }

    private Reply revokeSessions(Call call) {
        OpenWebUiUser admin = auth.admin(call);
        OpenWebUiUser user = state.users.get(call.variable("id"));
        if (user == null) {
            throw new OpenWebUiRefusal(404, "User not found.");
        }
        if (state.isFirst(user.id) && !admin.id.equals(user.id)) {
            throw line.primaryAdminTouched();
        }
        user.revokeSessions();
        return Reply.json(200, "true");
    }

    private Reply info(Call call) {
        auth.verified(call);
        OpenWebUiUser user = OpenWebUiUsers.find(call, state);
        return Reply.ok(OpenWebUiFullAccountJson.withPresence(line.accounts().shortened(user), user, state));
    }
}
