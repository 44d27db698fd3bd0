package io.github.llmbridge.litellm.organizations;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.llmbridge.http.UnknownFields;
import io.github.llmbridge.litellm.Limits;
import java.util.List;
import java.util.Map;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * Members to be added to an organization. The server adds one after the other and stops at the first that it cannot add.
 *
 * @param organizationId the organization
 * @param members at least one
 * @param maxBudgetInOrganization in USD; LiteLLM 1.77.3 ignores it here, so set it by {@link Organizations#updateMember}
 * @param additionalProperties fields that this SDK has no name for
 */
@Value.Builder
public record AddOrganizationMembersRequest(
        String organizationId,
        @JsonProperty("member") List<OrganizationMember> members,
        @Nullable Double maxBudgetInOrganization,
        @JsonAnyGetter Map<String, Object> additionalProperties) {
    /** Checks that somebody is to be added. */
    public AddOrganizationMembersRequest {
        Limits.requireText("organizationId", organizationId);
        Limits.requireAmount("maxBudgetInOrganization", maxBudgetInOrganization);
        if (members.isEmpty()) {
            throw new IllegalArgumentException("members must not be empty");
        }
        members = List.copyOf(members);
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }

    /** Members of this organization. */
    public static AddOrganizationMembersRequestBuilder builder(String organizationId) {
        return new AddOrganizationMembersRequestBuilder().organizationId(organizationId);
    }
}
