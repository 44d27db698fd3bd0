package io.github.llmbridge.openwebui.groups;

import io.github.llmbridge.http.TextRules;
import org.jspecify.annotations.Nullable;

/** Checks what the server would store as it comes. */
final class GroupFields {
    private GroupFields() {}

    static void require(String name, @Nullable String parentGroupId) {
        TextRules.requireStorable("group name", name);
        if (parentGroupId != null) {
            TextRules.requireStorable("parentGroupId", parentGroupId);
        }
    }
}
