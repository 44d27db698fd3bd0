package io.github.llmbridge.litellm.organizations;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import io.github.llmbridge.http.UnknownFields;
import io.github.llmbridge.litellm.Limits;
import java.util.Map;

/**
 * A member to be taken out of an organization.
 *
 * @param organizationId the organization
 * @param userId the member
 * @param additionalProperties fields that this SDK has no name for
 */
public record RemoveOrganizationMemberRequest(
        String organizationId, String userId, @JsonAnyGetter Map<String, Object> additionalProperties) {
    /** Checks that both are named. */
    public RemoveOrganizationMemberRequest {
        Limits.requireText("organizationId", organizationId);
        Limits.requireText("userId", userId);
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }

    /** This member of this organization. */
    public static RemoveOrganizationMemberRequest of(String organizationId, String userId) {
        return new RemoveOrganizationMemberRequest(organizationId, userId, Map.of());
    }
}
