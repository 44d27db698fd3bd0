package io.github.llmbridge.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What the page keeps for itself beside an account's settings. */
final class OpenWebUiOwnInfo {
    private final OpenWebUiLine line;
    private final OpenWebUiAuth auth;

    OpenWebUiOwnInfo(OpenWebUiLine line, OpenWebUiAuth auth) {
        this.line = line;
        this.auth = auth;
    }

    /** Before the routes with {@code /users/{id}/info}, which would swallow the first. */
    void addRoutes(Router router) {
        router.route("GET", "/api/v1/users/user/info", call -> Reply.ok(infoJson(auth.verified(call))));
        router.route("POST", "/api/v1/users/user/info/update", this::updateInfo);
    }

    private static JsonNode infoJson(OpenWebUiUser user) {
        return user.info == null ? NullNode.instance : user.info;
    }

    /** Fields are set one by one; none goes away, but to null. */
    private Reply updateInfo(Call call) {
        OpenWebUiForm form = OpenWebUiForm.read(call, line);
        OpenWebUiUser user = auth.verified(call);
        form.check();
        ObjectNode info = user.info == null ? Json.object() : user.info;
        info.setAll(form.fields());
        user.info = info;
        return Reply.ok(info);
    }
}
