package io.github.llmbridge.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Who may do what: the defaults, and whatever any of the user's groups adds. A group can grant, never deny. */
final class OpenWebUiPermissions {
    private final OpenWebUiState state;

    OpenWebUiPermissions(OpenWebUiState state) {
        this.state = state;
    }

    /** The whole tree, as a session answer shows it. */
    ObjectNode of(OpenWebUiUser user) {
        ObjectNode all = state.permissions.deepCopy();
        for (OpenWebUiGroup group : state.effectiveGroupsOf(user.id)) {
            if (group.permissions != null) {
                combine(all, group.permissions);
            }
        }
        return all;
    }

    /** Looks up a dotted name as {@code features.api_keys}. Says nothing about administrators, who need no permission. */
    boolean has(OpenWebUiUser user, String dotted) {
        JsonNode node = of(user);
        for (String key : dotted.split("\\.", -1)) {
            node = node.path(key);
        }
        return node.asBoolean(false);
    }

    private static void combine(ObjectNode into, ObjectNode added) {
        added.properties().forEach(entry -> {
            JsonNode present = into.get(entry.getKey());
            if (entry.getValue() instanceof ObjectNode tree) {
                ObjectNode branch = present instanceof ObjectNode there ? there : Json.object();
                combine(branch, tree);
                into.set(entry.getKey(), branch);
            } else if (present == null || !present.asBoolean(false)) {
                into.set(entry.getKey(), entry.getValue());
            }
        });
    }
}
