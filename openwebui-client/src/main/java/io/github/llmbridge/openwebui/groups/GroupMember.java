package io.github.llmbridge.openwebui.groups;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.llmbridge.http.UnknownFields;
import io.github.llmbridge.openwebui.users.Role;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An account in a group.
 *
 * @param membershipType direct or inherited
 * @param viaGroupIds the groups below that the account is a member of
 */
public record GroupMember(
        String id,
        String name,
        @Nullable String email,
        @Nullable Role role,
        @Nullable Membership membershipType,
        List<String> viaGroupIds,
        @JsonAnyGetter @JsonAnySetter Map<String, Object> additionalProperties) {
    public GroupMember {
        viaGroupIds = viaGroupIds == null ? List.of() : List.copyOf(viaGroupIds);
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }
}
