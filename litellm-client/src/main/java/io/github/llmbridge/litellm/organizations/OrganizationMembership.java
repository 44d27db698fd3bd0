package io.github.llmbridge.litellm.organizations;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.llmbridge.http.UnknownFields;
import io.github.llmbridge.litellm.Since;
import io.github.llmbridge.litellm.budgets.Budget;
import io.github.llmbridge.litellm.users.User;
import io.github.llmbridge.litellm.users.UserRole;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A user's place in an organization.
 *
 * @param userRole one of {@code org_admin}, {@code internal_user}, {@code internal_user_viewer}
 * @param spend in USD
 * @param budgetId the id of the member's own budget in the organization
 * @param litellmBudgetTable that budget; lists of members leave it out
 * @param user the user, where the server tells it
 * @param userEmail the user's e-mail. Since LiteLLM 1.81.14.
 */
public record OrganizationMembership(
        String userId,
        String organizationId,
        @Nullable UserRole userRole,
        @Nullable Double spend,
        @Nullable String budgetId,
        @Nullable Budget litellmBudgetTable,
        @Nullable User user,
        @Since("1.81.14") @Nullable String userEmail,
        @Nullable Instant createdAt,
        @Nullable Instant updatedAt,
        @JsonAnyGetter @JsonAnySetter Map<String, Object> additionalProperties) {
    public OrganizationMembership {
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }
}
