package io.github.llmbridge.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Since 0.12.0: groups have parents, members are counted and listed apart, and an unknown group is a 404. */
final class OpenWebUiNestedGroups extends OpenWebUiGroups {
    private static final String PARENT = "parent_group_id";

    OpenWebUiNestedGroups(OpenWebUiState state, OpenWebUiLine line, OpenWebUiAuth auth) {
        super(state, line, auth);
    }

    @Override
    void addRoutes(Router router) {
        super.addRoutes(router);
        addMemberRoutes(router);
        OpenWebUiGroupMembers members = new OpenWebUiGroupMembers(state, line);
        router.route("GET", "/api/v1/groups/id/{id}/members", call -> {
            auth.admin(call);
            return members.list(call, find(call));
        });
    }

    @Override
    ObjectNode shown(OpenWebUiGroup group) {
        return withoutCount(group).put("member_count", group.memberIds.size());
    }

    private static ObjectNode withoutCount(OpenWebUiGroup group) {
        ObjectNode json = Json.object()
                .put(PARENT, group.parentId)
                .put("id", group.id)
                .put("user_id", group.creatorId)
                .put("name", group.name)
                .put("description", group.description);
        json.set("data", group.data);
        json.putNull("meta").set("permissions", group.permissions);
        return json.put("created_at", group.createdAt).put("updated_at", group.updatedAt);
    }

    @Override
    Reply create(Call call) {
        OpenWebUiForm form = OpenWebUiForm.read(call, line);
        OpenWebUiUser admin = auth.admin(call);
        check(form);
        String parent = form.textOrNull(PARENT);
        checkParent(null, parent);
        OpenWebUiGroup group = new OpenWebUiGroup(admin.id, form.text("name"), form.text("description"), state.now());
        group.parentId = parent;
        group.permissions = form.objectOrNull("permissions");
        group.data = sharedWithMembers(form.objectOrNull("data"));
        state.groups.put(group.id, group);
        return Reply.ok(shown(group));
    }

    private static void check(OpenWebUiForm form) {
        form.optionalText(PARENT).requiredText("name", "description").optionalObject("permissions", "data");
        ObjectNode data = form.objectOrNull("data");
        if (data != null && data.has("config")) {
            form.rule("data", data.get("config").isObject(), "Group config must be an object.");
            JsonNode models = config(data).path("default_models");
            boolean fits = models.isMissingNode()
                    || models.isNull()
                    || (models.isArray()
                            && models.valueStream()
                                    .allMatch(model ->
                                            model.isTextual() && !model.asText().isBlank()));
            form.rule("data", fits, "Default models must be a list of non-empty model IDs.");
        }
        form.check();
    }

    private void checkParent(@Nullable String groupId, @Nullable String parentId) {
        if (parentId == null) {
            return;
        }
        if (parentId.isEmpty()) {
            throw new OpenWebUiRefusal(400, "Parent group must be a group ID or null.");
        }
        OpenWebUiGroup ancestor = state.groups.get(parentId);
        if (ancestor == null) {
            throw new OpenWebUiRefusal(404, "Parent group not found.");
        }
        while (ancestor != null) {
            if (ancestor.id.equals(groupId)) {
                throw new OpenWebUiRefusal(400, "A group cannot be its own parent or a descendant of itself.");
            }
            ancestor = ancestor.parentId == null ? null : state.groups.get(ancestor.parentId);
        }
    }

    @Override
    Reply get(Call call) {
        auth.admin(call);
        return Reply.ok(shown(toShow(call)));
    }

    @Override
    OpenWebUiGroup toShow(Call call) {
        return find(call, OpenWebUiRefusal.NOT_FOUND);
    }

    /** Members are none of its business: {@code user_ids} is ignored. */
    @Override
    Reply update(Call call) {
        OpenWebUiForm form = OpenWebUiForm.read(call, line);
        auth.admin(call);
        check(form);
        OpenWebUiGroup group = find(call);
        if (form.has(PARENT)) {
            checkParent(group.id, form.textOrNull(PARENT));
            group.parentId = form.textOrNull(PARENT);
        }
        group.name = form.text("name");
        group.description = form.text("description");
        ObjectNode permissions = form.objectOrNull("permissions");
        group.permissions = permissions == null ? group.permissions : permissions;
        ObjectNode data = form.objectOrNull("data");
        if (data != null) {
            ObjectNode config = config(group.data);
            config.setAll(config(data));
            ObjectNode merged = group.data == null ? Json.object() : group.data;
            merged.setAll(data);
            merged.set("config", config);
            group.data = merged;
        }
        group.updatedAt = state.now();
        return Reply.ok(shown(group));
    }

    @Override
    Reply addUsers(Call call) {
        List<String> userIds = userIds(call);
        OpenWebUiGroup group = find(call);
        group.memberIds.addAll(known(userIds == null ? List.of() : userIds));
        group.updatedAt = state.now();
        return Reply.ok(shown(group));
    }

    @Override
    Reply removeUsers(Call call) {
        List<String> userIds = userIds(call);
        OpenWebUiGroup group = find(call);
        if (userIds != null) {
            userIds.forEach(group.memberIds::remove);
        }
        group.updatedAt = state.now();
        return Reply.ok(shown(group));
    }

    /** The children move to the grandparent. */
    @Override
    Reply delete(Call call) {
        auth.admin(call);
        OpenWebUiGroup group = find(call);
        for (OpenWebUiGroup child : state.groups.values()) {
            if (group.id.equals(child.parentId)) {
                child.parentId = group.parentId;
                child.updatedAt = state.now();
            }
        }
        state.groups.remove(group.id);
        state.models.values().forEach(entry -> OpenWebUiGrantedModels.forget(entry, group));
        return Reply.json(200, "true");
    }

    @Override
    Reply ofUser(Call call, String userId) {
        boolean inherited = new OpenWebUiQuery(call, line).flag("include_inherited");
        List<OpenWebUiGroup> direct = state.groupsOf(userId);
        ArrayNode list = Json.array();
        for (OpenWebUiGroup group : inherited ? state.effectiveGroupsOf(userId) : direct) {
            ObjectNode json = withoutCount(group);
            if (inherited) {
                json.put("membership_type", direct.contains(group) ? "direct" : "inherited");
            }
            list.add(json);
        }
        return Reply.ok(list);
    }

    private OpenWebUiGroup find(Call call) {
        return find(call, "Group not found.");
    }

    private OpenWebUiGroup find(Call call, String otherwise) {
        OpenWebUiGroup group = state.groups.get(call.variable("id"));
        if (group == null) {
            throw new OpenWebUiRefusal(404, otherwise);
        }
        return group;
    }
}
