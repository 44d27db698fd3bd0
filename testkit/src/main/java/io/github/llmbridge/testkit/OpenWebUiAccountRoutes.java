package io.github.llmbridge.testkit;

/** Routes that 0.12.4 has and 0.6.30 has not, but for those of groups. */
final class OpenWebUiCurrentRoutes {
    private final OpenWebUiState state;
    private final OpenWebUiLine line;
    private final OpenWebUiAuth auth;

    OpenWebUiCurrentRoutes(OpenWebUiState state, OpenWebUiLine line, OpenWebUiAuth auth) {
        this.state = state;
        this.line = line;
        this.auth = auth;
    }

    void addRoutes(Router router) {
        router.route("GET", "/ready", call -> Reply.ok(Json.object().put("status", true)));
        router.route("POST", "/api/v1/users/{id}/sessions/revoke", this::revokeSessions);
        router.route("GET", "/api/v1/users/{id}/info", this::info);
        // Named after the status, but the whole account.
        router.route("GET", "/api/v1/users/user/status", call -> Reply.ok(line.userJson(auth.verified(call))));
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
        return Reply.ok(CurrentUserJson.withPresence(CurrentUserJson.shortened(user), user, state));
    }
}
