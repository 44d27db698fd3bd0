package io.github.llmbridge.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One group. Guarded by the server's lock. */
final class OpenWebUiGroup {
    final String id = UUID.randomUUID().toString();
    final String creatorId;
    final long createdAt;
    final Set<String> memberIds = new LinkedHashSet<>();
    long updatedAt;
    String name;
    String description;

    @Nullable ObjectNode permissions;

    @Nullable ObjectNode data;

    @Nullable String parentId;

    OpenWebUiGroup(String creatorId, String name, String description, long now) {
        this.creatorId = creatorId;
        this.name = name;
        this.description = description;
        this.createdAt = now;
        this.updatedAt = now;
    }
}
