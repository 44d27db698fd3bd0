package io.github.llmbridge.litellm.organizations;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import io.github.llmbridge.http.UnknownFields;
import io.github.llmbridge.litellm.Limits;
import io.github.llmbridge.litellm.users.UserRole;
import java.util.Map;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * A change of a member. What is not set stays as it is. Nothing can be cleared: the server ignores {@code null} here.
 *
 * @param organizationId the organization
 * @param userId the member
 * @param role {@code org_admin}, {@code internal_user} or {@code internal_user_viewer}; else 422
 * @param maxBudgetInOrganization the most that the member may spend in the organization, in USD
 * @param additionalProperties fields that this SDK has no name for
 */
@Value.Builder
public record UpdateOrganizationMemberRequest(
        String organizationId,
        String userId,
        @Nullable UserRole role,
        @Nullable Double maxBudgetInOrganization,
        @JsonAnyGetter Map<String, Object> additionalProperties) {
    /** Checks what the server would take and misread. */
    public UpdateOrganizationMemberRequest {
        Limits.requireText("organizationId", organizationId);
        Limits.requireText("userId", userId);
        Limits.requireAmount("maxBudgetInOrganization", maxBudgetInOrganization);
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }

    /** A change of this member. */
    public static UpdateOrganizationMemberRequestBuilder builder(String organizationId, String userId) {
        return new UpdateOrganizationMemberRequestBuilder()
                .organizationId(organizationId)
                .userId(userId);
    }
}
