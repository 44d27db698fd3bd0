package io.github.llmbridge.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** 0.6.30: a model has lists of groups and accounts, which are written with the rest; none at all means everybody. */
final class OpenWebUiControlledModels extends OpenWebUiModelEntries {
    private static final String CONTROL = "access_control";

    OpenWebUiControlledModels(
            OpenWebUiState state, OpenWebUiLine line, OpenWebUiAuth auth, OpenWebUiPermissions permissions) {
        super(state, line, auth, permissions);
    }

    @Override
    void addRoutes(Router router) {
        super.addRoutes(router);
        router.route("DELETE", "/api/v1/models/model/delete", call -> delete(auth.verified(call), call.query("id")));
    }

    @Override
    void checkForm(OpenWebUiForm form) {
        form.optionalObject(CONTROL);
    }

    @Override
    void access(ObjectNode entry, ObjectNode form, boolean isNew) {
        entry.set(CONTROL, form.has(CONTROL) ? form.get(CONTROL) : NullNode.instance);
    }

    @Override
    boolean granted(OpenWebUiUser user, ObjectNode entry, String permission) {
        if (!Json.has(entry, CONTROL)) {
            return permission.equals("read");
        }
        JsonNode allowed = entry.path(CONTROL).path(permission);
        List<String> groups = Json.texts(allowed, "group_ids");
        return Json.texts(allowed, "user_ids").contains(user.id)
                || state.groupsOf(user.id).stream().anyMatch(group -> groups.contains(group.id));
    }

    @Override
    String idOfUpdate(Call call, OpenWebUiForm form) {
        return Objects.requireNonNullElse(call.query("id"), "");
    }

    @Override
    @Nullable String keptBase(ObjectNode entry) {
        return null;
    }

    @Override
    ObjectNode emptyMeta() {
        return Json.object()
                .put("profile_image_url", "/static/favicon.png")
                .putNull("description")
                .putNull("capabilities");
    }

    @Override
    ObjectNode newEntry() {
        return Json.object();
    }

    /** The body is {@code null}. */
    @Override
    Reply hidden(Call call) {
        return Reply.json(200, "null");
    }

    @Override
    int unknownStatus() {
        return 401;
    }

    @Override
    ObjectNode found(OpenWebUiUser user, ObjectNode entry) {
        return entry;
    }
}
