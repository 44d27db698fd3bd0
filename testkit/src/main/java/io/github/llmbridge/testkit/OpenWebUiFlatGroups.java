package io.github.llmbridge.testkit;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** 0.6.30: the members are a list inside the group, and an unknown group is a 401, a 400 or no matter at all. */
final class OpenWebUiFlatGroups extends OpenWebUiGroups {
    OpenWebUiFlatGroups(OpenWebUiState state, OpenWebUiLine line, OpenWebUiAuth auth) {
        super(state, line, auth);
    }

    @Override
    ObjectNode shown(OpenWebUiGroup group) {
        ObjectNode json = Json.object()
                .put("id", group.id)
                .put("user_id", group.creatorId)
                .put("name", group.name)
                .put("description", group.description);
        json.set("permissions", group.permissions);
        return json.putNull("data")
                .putNull("meta")
                .<ObjectNode>set("user_ids", Json.strings(group.memberIds))
                .put("created_at", group.createdAt)
                .put("updated_at", group.updatedAt);
    }

    @Override
    Reply create(Call call) {
        OpenWebUiForm form = OpenWebUiForm.read(call, line);
        OpenWebUiUser admin = auth.admin(call);
        form.requiredText("name", "description").optionalObject("permissions").check();
        OpenWebUiGroup group = new OpenWebUiGroup(admin.id, form.text("name"), form.text("description"), state.now());
        group.permissions = form.objectOrNull("permissions");
        state.groups.put(group.id, group);
        return Reply.ok(shown(group));
    }

    @Override
    Reply get(Call call) {
        auth.admin(call);
        OpenWebUiGroup group = state.groups.get(call.variable("id"));
        if (group == null) {
            throw new OpenWebUiRefusal(401, OpenWebUiRefusal.NOT_FOUND);
        }
        return Reply.ok(shown(group));
    }

    @Override
    Reply update(Call call) {
        OpenWebUiForm form = OpenWebUiForm.read(call, line);
        auth.admin(call);
        form.requiredText("name", "description").optionalObject("permissions").optionalTexts("user_ids");
        form.check();
        OpenWebUiGroup group = find(call, "updating group");
        group.name = form.text("name");
        group.description = form.text("description");
        ObjectNode permissions = form.objectOrNull("permissions");
        group.permissions = permissions == null ? group.permissions : permissions;
        List<String> userIds = form.textsOrNull("user_ids");
        if (userIds != null) {
            group.memberIds.clear();
            group.memberIds.addAll(known(userIds));
        }
        group.updatedAt = state.now();
        return Reply.ok(shown(group));
    }

    @Override
    Reply addUsers(Call call) {
        List<String> userIds = userIds(call);
        OpenWebUiGroup group = find(call, "adding users to group");
        if (userIds == null) {
            throw refused("adding users to group");
        }
        group.memberIds.addAll(known(userIds));
        group.updatedAt = state.now();
        return Reply.ok(shown(group));
    }

    @Override
    Reply removeUsers(Call call) {
        List<String> userIds = userIds(call);
        OpenWebUiGroup group = find(call, "removing users from group");
        if (group.memberIds.isEmpty()) {
            return Reply.ok(shown(group));
        }
        if (userIds == null) {
            throw refused("removing users from group");
        }
        userIds.forEach(group.memberIds::remove);
        group.updatedAt = state.now();
        return Reply.ok(shown(group));
    }

    @Override
    Reply delete(Call call) {
        auth.admin(call);
        state.groups.remove(call.variable("id"));
        return Reply.json(200, "true");
    }

    @Override
    Reply ofUser(Call call, String userId) {
        ArrayNode list = Json.array();
        state.groupsOf(userId).forEach(group -> list.add(shown(group)));
        return Reply.ok(list);
    }

    private OpenWebUiGroup find(Call call, String doing) {
        OpenWebUiGroup group = state.groups.get(call.variable("id"));
        if (group == null) {
            throw refused(doing);
        }
        return group;
    }

    /** The real server catches its own error and wraps it once more. */
    private static OpenWebUiRefusal refused(String doing) {
        return new OpenWebUiRefusal(400, "[ERROR: 400: [ERROR: Error " + doing + "]]");
    }
}
