package io.github.llmbridge.openwebui.groups;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.llmbridge.http.Copies;
import io.github.llmbridge.http.UnknownFields;
import io.github.llmbridge.openwebui.Since;
import io.github.llmbridge.openwebui.permissions.PermissionTree;
import java.util.Map;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * A group to be made.
 *
 * @param name need not be unique
 * @param description may be empty, but the server needs one
 * @param parentGroupId the group above; since 0.12, older servers ignore it
 * @param permissions the rights that the group grants
 * @param data the group's own configuration; since 0.6.37, older servers ignore it
 * @param additionalProperties fields that this SDK has no name for
 */
@Value.Builder
public record NewGroupRequest(
        String name,
        String description,
        @Since("0.12.0") @Nullable String parentGroupId,
        @Nullable PermissionTree permissions,
        @Since("0.6.37") @Nullable Map<String, @Nullable Object> data,
        @JsonAnyGetter @JsonAnySetter Map<String, @Nullable Object> additionalProperties) {
    /** Checks the name. */
    public NewGroupRequest {
        GroupFields.require(name, parentGroupId);
        data = Copies.fields(data);
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }

    /** A group with a name and a description. */
    public NewGroupRequest(String name, String description) {
        this(name, description, null, null, null, Map.of());
    }

    /** A group with this name and description. */
    public static NewGroupRequestBuilder builder(String name, String description) {
        return new NewGroupRequestBuilder().name(name).description(description);
    }
}
