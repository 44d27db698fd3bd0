package io.github.llmbridge.openwebui.groups;

import java.util.List;

/** Members to be added or removed; ids that the server does not know are left out without a word. */
public record GroupMembersRequest(List<String> userIds) {
    public GroupMembersRequest {
        userIds = List.copyOf(userIds);
    }
}
