package io.github.llmbridge.openwebui.groups;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.llmbridge.http.Copies;
import io.github.llmbridge.http.UnknownFields;
import io.github.llmbridge.openwebui.Since;
import io.github.llmbridge.openwebui.permissions.PermissionTree;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A group.
 *
 * @param name not unique
 * @param parentGroupId the group above, whose rights the members inherit; since 0.12
 * @param permissions the rights that the group grants; {@code null} if it never had any
 * @param data the group's own configuration, such as {@code config.default_models}; kept since 0.6.37
 * @param userIds the members' ids; {@code null} on servers since 0.6.37, except in {@link Groups#export}
 * @param memberCount how many direct members there are; {@code null} where the server does not say
 * @param membershipType how the account belongs to it, in lists of one account's groups with inherited ones
 * @param createdAt when it was made, to the second
 * @param updatedAt when it was changed last, to the second
 */
public record Group(
        String id,
        String name,
        @Nullable String description,
        @Since("0.12.0") @Nullable String parentGroupId,
        @Nullable PermissionTree permissions,
        @Nullable Map<String, Object> data,
        @Nullable List<String> userIds,
        @Since("0.6.37") @Nullable Integer memberCount,
        @Nullable Membership membershipType,
        @Nullable Instant createdAt,
        @Nullable Instant updatedAt,
        @JsonAnyGetter @JsonAnySetter Map<String, Object> additionalProperties) {
    public Group {
        data = Copies.fields(data);
        userIds = Copies.list(userIds);
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }
}
