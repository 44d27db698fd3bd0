package io.github.llmbridge.contract.litellm.tour;

import static io.github.llmbridge.contract.LiteLlmBehaviour.LICENSES_ORGANIZATIONS;

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
        boolean licensed = line().does(LICENSES_ORGANIZATIONS);
        String acme = id("acme");
        String ada = newUser();
        // > Make an organization
        enterpriseIf(
                licensed,
                () -> client.organizations()
                        .create(NewOrganizationRequest.builder(acme, "Acme", Models.of("gpt-4o-mini"))
                                .maxBudget(1000.0)
                                .build()));
        // > Read an organization
        enterpriseIf(licensed, () -> client.organizations().info(acme));
        // > Every organization
        enterpriseIf(licensed, () -> client.organizations().list());
        // > Change an organization
        enterpriseIf(
                licensed,
                () -> client.organizations()
                        .update(UpdateOrganizationRequest.builder(acme)
                                .maxBudget(2000.0)
                                .build()));
        // > Add members
        enterpriseIf(
                licensed,
                () -> client.organizations()
                        .addMembers(AddOrganizationMembersRequest.builder(acme)
                                .members(List.of(OrganizationMember.of(ada, UserRole.INTERNAL_USER)))
                                .build()));
        // > Change a member
        enterpriseIf(
                licensed,
                () -> client.organizations()
                        .updateMember(UpdateOrganizationMemberRequest.builder(acme, ada)
                                .maxBudgetInOrganization(50.0)
                                .build()));
        // > Remove a member
        enterpriseIf(licensed, () -> client.organizations().removeMember(acme, ada));
        if (has("organizations.dailyActivityPage")) {
            // > What organizations did, day by day
            enterpriseIf(
                    licensed,
                    () -> client.organizations()
                            .dailyActivity(ActivityQuery.builder(FIRST_DAY, LAST_DAY)
                                    .ids(List.of(acme))
                                    .build())
                            .forEach(row -> {}));
        }
        // > Delete an organization with its teams
        enterpriseIf(licensed, () -> client.organizations().delete(acme));
    }
}
