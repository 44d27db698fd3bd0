package io.github.llmbridge.litellm.organizations;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.llmbridge.http.UnknownFields;
import io.github.llmbridge.litellm.users.User;
import java.util.List;
import java.util.Map;

/** The answer to {@code /organization/member_add}. */
public record AddedOrganizationMembers(
        String organizationId,
        List<User> updatedUsers,
        List<OrganizationMembership> updatedOrganizationMemberships,
        @JsonAnyGetter @JsonAnySetter Map<String, Object> additionalProperties) {
    public AddedOrganizationMembers {
        updatedUsers = updatedUsers == null ? List.of() : List.copyOf(updatedUsers);
        updatedOrganizationMemberships =
                updatedOrganizationMemberships == null ? List.of() : List.copyOf(updatedOrganizationMemberships);
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }
}
