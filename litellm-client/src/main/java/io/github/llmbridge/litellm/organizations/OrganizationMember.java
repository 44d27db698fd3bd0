package io.github.llmbridge.litellm.organizations;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import io.github.llmbridge.http.UnknownFields;
import io.github.llmbridge.litellm.Limits;
import io.github.llmbridge.litellm.users.UserRole;
import java.util.Map;

/**
 * A member to be added, by id: LiteLLM 1.77.3 breaks over every member that is named by an e-mail.
 *
 * @param userId the user; the server makes one that it does not know
 * @param role {@code org_admin}, {@code internal_user} or {@code internal_user_viewer}; else 422
 * @param additionalProperties fields that this SDK has no name for
 */
public record OrganizationMember(
        String userId, UserRole role, @JsonAnyGetter Map<String, Object> additionalProperties) {
    /** Checks that the user is named. */
    public OrganizationMember {
        Limits.requireText("member.userId", userId);
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }

    /** A member with this role. */
    public static OrganizationMember of(String userId, UserRole role) {
        return new OrganizationMember(userId, role, Map.of());
    }
}
