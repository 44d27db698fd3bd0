package io.github.llmbridge.contract.litellm.tour;

import io.github.llmbridge.contract.ServerLine;
import io.github.llmbridge.litellm.Models;
import io.github.llmbridge.litellm.organizations.AddOrganizationMembersRequest;
import io.github.llmbridge.litellm.organizations.NewOrganizationRequest;
import io.github.llmbridge.litellm.organizations.OrganizationMember;
import io.github.llmbridge.litellm.organizations.UpdateOrganizationMemberRequest;
import io.github.llmbridge.litellm.organizations.UpdateOrganizationRequest;
import io.github.llmbridge.litellm.spend.ActivityQuery;
import io.github.llmbridge.litellm.users.UserRole;
import java.util.List;

/** Organizations. */
final class OrganizationsTour extends LiteLlmTour {
    OrganizationsTour(ServerLine line) {
        super(line);
    }

    @Override
    public void run() {
        String acme = id("acme");
        String ada = newUser();
        // > Make an organization
        enterpriseIf(
                isCurrent(),
                () -> client.organizations()
                        .create(NewOrganizationRequest.builder(acme, "Acme", Models.of("gpt-4o-mini"))
                                .maxBudget(1000.0)
                                .build()));
        // > Read an organization
        enterpriseIf(isCurrent(), () -> client.organizations().info(acme));
        // > Every organization
        enterpriseIf(isCurrent(), () -> client.organizations().list());
        // > Change an organization
        enterpriseIf(
                isCurrent(),
                () -> client.organizations()
                        .update(UpdateOrganizationRequest.builder(acme)
                                .maxBudget(2000.0)
                                .build()));
        // > Add members
        enterpriseIf(
                isCurrent(),
                () -> client.organizations()
                        .addMembers(AddOrganizationMembersRequest.builder(acme)
                                .members(List.of(OrganizationMember.of(ada, UserRole.INTERNAL_USER)))
                                .build()));
        // > Change a member
        enterpriseIf(
                isCurrent(),
                () -> client.organizations()
                        .updateMember(UpdateOrganizationMemberRequest.builder(acme, ada)
                                .maxBudgetInOrganization(50.0)
                                .build()));
        // > Remove a member
        enterpriseIf(isCurrent(), () -> client.organizations().removeMember(acme, ada));
        if (isCurrent()) {
            // > What organizations did, day by day
            enterprise(() -> client.organizations()
                    .dailyActivity(ActivityQuery.builder(FIRST_DAY, LAST_DAY)
                            .ids(List.of(acme))
                            .build())
                    .forEach(row -> {}));
        }
        // > Delete an organization with its teams
        enterpriseIf(isCurrent(), () -> client.organizations().delete(acme));
    }
}
