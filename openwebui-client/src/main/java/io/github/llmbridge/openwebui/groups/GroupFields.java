package io.github.llmbridge.openwebui.groups;

import org.jspecify.annotations.Nullable;

/** Checks what the server would store as it comes. */
final class GroupFields {
    private GroupFields() {}

    static void require(String name, @Nullable String parentGroupId) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("group name must not be blank");
        }
        if (parentGroupId != null && parentGroupId.isBlank()) {
            throw new IllegalArgumentException("parentGroupId must not be blank");
        }
    }
}
