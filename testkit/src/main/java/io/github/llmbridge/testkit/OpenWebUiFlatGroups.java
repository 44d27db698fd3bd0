package io.github.llmbridge.testkit;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * Before 0.12.0: an unknown group is a 401, a 400 or no matter at all. In 0.6.30 the members are a list inside the group, later they
 * are counted and told apart, and a group has data.
 */
final class OpenWebUiFlatGroups extends OpenWebUiGroups {
    /** Whether groups count their members and have data. */
    private final boolean counts;

    OpenWebUiFlatGroups(OpenWebUiState state, OpenWebUiLine line, OpenWebUiAuth auth) {
        super(state, line, auth);
        counts = line.does(OpenWebUiFact.ACCOUNTS_LIST_GROUPS);
    }

    @Override
    ObjectNode shown(OpenWebUiGroup group) {
        ObjectNode json = withoutCount(group);
        return counts ? json.put("member_count", group.memberIds.size()) : json;
    }

    private ObjectNode withoutCount(OpenWebUiGroup group) {
        ObjectNode json = Json.object()
                .put("id", group.id)
                .put("user_id", group.creatorId)
                .put("name", group.name)
                .put("description", group.description);
        json.set("permissions", group.permissions);
        json.set("data", group.data);
        json.putNull("meta");
        if (!counts) {
            json.set("user_ids", Json.strings(group.memberIds));
        }
        return json.put("created_at", group.createdAt).put("updated_at", group.updatedAt);
    }

    @Override
    void addRoutes(Router router) {
        super.addRoutes(router);
        if (counts) {
            addMemberRoutes(router);
        }
    }

    @Override
    Reply create(Call call) {
        OpenWebUiForm form = OpenWebUiForm.read(call, line);
        OpenWebUiUser admin = auth.admin(call);
        form.requiredText("name", "description")
                .optionalObject("permissions", "data")
                .check();
        OpenWebUiGroup group = new OpenWebUiGroup(admin.id, form.text("name"), form.text("description"), state.now());
        group.permissions = form.objectOrNull("permissions");
        if (counts) {
            group.data = sharedWithMembers(form.objectOrNull("data"));
        }
        state.groups.put(group.id, group);
        return Reply.ok(shown(group));
    }

    @Override
    Reply get(Call call) {
        auth.admin(call);
        return Reply.ok(shown(toShow(call)));
    }

    @Override
    OpenWebUiGroup toShow(Call call) {
        OpenWebUiGroup group = state.groups.get(call.variable("id"));
        if (group == null) {
            throw new OpenWebUiRefusal(401, OpenWebUiRefusal.NOT_FOUND);
        }
        return group;
    }

    @Override
    Reply update(Call call) {
        OpenWebUiForm form = OpenWebUiForm.read(call, line);
        auth.admin(call);
        form.requiredText("name", "description")
                .optionalObject("permissions", "data")
                .optionalTexts("user_ids");
        form.check();
        OpenWebUiGroup group = find(call, "updating group");
        group.name = form.text("name");
        group.description = form.text("description");
        ObjectNode permissions = form.objectOrNull("permissions");
        group.permissions = permissions == null ? group.permissions : permissions;
        ObjectNode data = counts ? form.objectOrNull("data") : null;
        group.data = data == null ? group.data : data;
        List<String> userIds = counts ? null : form.textsOrNull("user_ids");
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
        if (userIds == null && !counts) {
            throw refused("adding users to group");
        }
        group.memberIds.addAll(known(userIds == null ? List.of() : userIds));
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
        if (userIds == null && !counts) {
            throw refused("removing users from group");
        }
        if (userIds != null) {
            userIds.forEach(group.memberIds::remove);
        }
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
        state.groupsOf(userId).forEach(group -> list.add(withoutCount(group)));
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
