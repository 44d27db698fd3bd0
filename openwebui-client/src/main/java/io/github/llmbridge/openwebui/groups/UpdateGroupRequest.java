package io.github.llmbridge.openwebui.groups;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.llmbridge.http.Copies;
import io.github.llmbridge.http.Patch;
import io.github.llmbridge.http.UnknownFields;
import io.github.llmbridge.openwebui.Since;
import io.github.llmbridge.openwebui.permissions.PermissionTree;
import java.util.Map;
import java.util.Objects;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * A change of a group. Name and description are always needed; what else is not set stays as it is. Members are no part of
 * it: before 0.6.37 an update could replace them all, which this SDK never does.
 *
 * @param parentGroupId the group above; clearing it takes the group out; since 0.12, older servers ignore it
 * @param permissions replaces all rights that the group grants
 * @param data is merged into the group's configuration; since 0.6.37, older servers drop it
 * @param additionalProperties fields that this SDK has no name for
 */
@Value.Builder
public record UpdateGroupRequest(
        String name,
        String description,
        @Since("0.12.0") @Nullable Patch<String> parentGroupId,
        @Nullable PermissionTree permissions,
        @Since("0.6.37") @Nullable Map<String, @Nullable Object> data,
        @JsonAnyGetter @JsonAnySetter Map<String, @Nullable Object> additionalProperties) {
    /** Checks the name. */
    public UpdateGroupRequest {
        GroupFields.require(name, parentGroupId == null ? null : parentGroupId.value());
        data = Copies.fields(data);
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }

    /** The group as it is, to be changed. */
    public static Builder builder(Group group) {
        Builder builder = new Builder();
        builder.name(group.name()).description(Objects.requireNonNullElse(group.description(), ""));
        return builder;
    }

    /** Builds the request. */
    public static final class Builder extends UpdateGroupRequestBuilder {
        Builder() {}

        /** Puts the group below another. */
        public Builder parentGroupId(String id) {
            parentGroupId(Patch.set(id));
            return this;
        }

        /** Takes the group out of the one above. */
        public Builder clearParentGroupId() {
            parentGroupId(Patch.clear());
            return this;
        }
    }
}
