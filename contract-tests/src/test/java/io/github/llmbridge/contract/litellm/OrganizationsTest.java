package io.github.llmbridge.contract.litellm;

import static io.github.llmbridge.contract.LiteLlmBehaviour.LICENSES_ORGANIZATIONS;
import static io.github.llmbridge.contract.LiteLlmBehaviour.MERGES_METADATA_OF_ORGANIZATIONS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.llmbridge.contract.OnEveryLine;
import io.github.llmbridge.contract.ServerLine;
import io.github.llmbridge.http.AlreadyExistsException;
import io.github.llmbridge.http.EnterpriseOnlyException;
import io.github.llmbridge.http.NotFoundException;
import io.github.llmbridge.http.UnprocessableException;
import io.github.llmbridge.litellm.BudgetDuration;
import io.github.llmbridge.litellm.Models;
import io.github.llmbridge.litellm.budgets.NewBudgetRequest;
import io.github.llmbridge.litellm.organizations.AddOrganizationMembersRequest;
import io.github.llmbridge.litellm.organizations.NewOrganizationRequest;
import io.github.llmbridge.litellm.organizations.Organization;
import io.github.llmbridge.litellm.organizations.OrganizationMember;
import io.github.llmbridge.litellm.organizations.OrganizationMembership;
import io.github.llmbridge.litellm.organizations.UpdateOrganizationMemberRequest;
import io.github.llmbridge.litellm.organizations.UpdateOrganizationRequest;
import io.github.llmbridge.litellm.teams.NewTeamRequest;
import io.github.llmbridge.litellm.users.UserRole;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Without a licence organizations work on the older line, and on the newer one every call is refused alike. */
@OnEveryLine
class OrganizationsTest extends LiteLlmContract {
    private static final UserRole ORG_ADMIN = new UserRole("org_admin");

    private final String id = ServerLine.unique("org");
    private final String userId = ServerLine.unique("user");

    private NewOrganizationRequest request() {
        return NewOrganizationRequest.builder(id, "Acme", Models.of("gpt-4o-mini"))
                .maxBudget(100.0)
                .softBudget(50.0)
                .maxParallelRequests(4L)
                .tpmLimit(7_000_000_000L)
                .rpmLimit(10L)
                .budgetDuration(BudgetDuration.of("30d"))
                .metadata(Map.of("plan", "gold"))
                .build();
    }

    private AddOrganizationMembersRequest adding(UserRole role) {
        return AddOrganizationMembersRequest.builder(id)
                .members(List.of(OrganizationMember.of(userId, role)))
                .build();
    }

    /** With an organization on the older line; the newer one refuses to make it. */
    private void withOrganization(Runnable test) {
        if (!line.does(LICENSES_ORGANIZATIONS)) {
            client.organizations().create(request());
            test.run();
            client.organizations()
                    .find(id)
                    .ifPresent(left -> client.organizations().delete(id));
        } else {
            assertThatThrownBy(() -> client.organizations().create(request()))
                    .isInstanceOf(EnterpriseOnlyException.class);
        }
    }

    private Organization stored() {
        return client.organizations().info(id);
    }

    @Test
    void everyCallNeedsALicenceOnTheNewerLine() {
        Map<String, ThrowingCallable> calls = Map.of(
                "create", () -> client.organizations().create(request()),
                "update",
                        () -> client.organizations()
                                .update(UpdateOrganizationRequest.builder(id).build()),
                "info", () -> client.organizations().info(id),
                "list", () -> client.organizations().list(),
                "addMembers", () -> client.organizations().addMembers(adding(ORG_ADMIN)),
                "updateMember",
                        () -> client.organizations()
                                .updateMember(UpdateOrganizationMemberRequest.builder(id, userId)
                                        .build()),
                "removeMember", () -> client.organizations().removeMember(id, userId),
                "delete", () -> client.organizations().delete(id));

        if (!line.does(LICENSES_ORGANIZATIONS)) {
            assertThat(client.organizations().list())
                    .extracting(Organization::organizationId)
                    .doesNotContain(id);
        } else {
            calls.forEach((name, call) -> assertThatThrownBy(call)
                    .as(name)
                    .isInstanceOf(EnterpriseOnlyException.class)
                    .hasMessageStartingWith("LiteLLM [organizations." + name + "] at "));
        }
    }

    @Test
    void keepsWhatWasAsked() {
        withOrganization(() -> {
            Organization organization = stored();

            assertThat(organization.organizationAlias()).isEqualTo("Acme");
            assertThat(organization.models()).isEqualTo(Models.of("gpt-4o-mini"));
            assertThat(organization.metadata()).containsEntry("plan", "gold");
            assertThat(organization.createdBy()).isEqualTo("default_user_id");
            assertThat(organization.members()).isEmpty();
            assertThat(organization.litellmBudgetTable()).satisfies(budget -> {
                assertThat(budget.maxBudget()).isEqualTo(100.0);
                assertThat(budget.softBudget()).isEqualTo(50.0);
                assertThat(budget.maxParallelRequests()).isEqualTo(4);
                assertThat(budget.tpmLimit()).isEqualTo(7_000_000_000L);
                assertThat(budget.rpmLimit()).isEqualTo(10);
                assertThat(budget.budgetDuration()).isEqualTo("30d");
            });
        });
    }

    @Test
    void aKnownIdIsRefusedAndNothingChanges() {
        withOrganization(() -> {
            assertThatThrownBy(() -> client.organizations()
                            .create(NewOrganizationRequest.builder(id, "Other", Models.all())
                                    .build()))
                    .isInstanceOf(AlreadyExistsException.class)
                    .hasMessageContaining("[organizations.create] at ");
            assertThat(stored().organizationAlias()).isEqualTo("Acme");
        });
    }

    @Test
    void aBudgetIsShared() {
        withOrganization(() -> {
            String budgetId = ServerLine.unique("budget");
            String other = ServerLine.unique("org");
            client.budgets()
                    .create(NewBudgetRequest.builder(budgetId).maxBudget(9.0).build());

            client.organizations()
                    .create(NewOrganizationRequest.builder(other, "Other", Models.all())
                            .budgetId(budgetId)
                            .build());

            assertThat(client.organizations().info(other).litellmBudgetTable())
                    .satisfies(budget -> assertThat(budget.maxBudget()).isEqualTo(9.0));
            client.organizations().delete(other);
            client.budgets().delete(budgetId);
        });
    }

    @Test
    void whatAnUpdateDoesNotSetStays() {
        withOrganization(() -> {
            Organization changed = client.organizations()
                    .update(UpdateOrganizationRequest.builder(id)
                            .organizationAlias("Acme Ltd")
                            .maxBudget(50.0)
                            .build());

            assertThat(changed).isEqualTo(stored());
            assertThat(changed.organizationAlias()).isEqualTo("Acme Ltd");
            assertThat(changed.models()).isEqualTo(Models.of("gpt-4o-mini"));
            assertThat(changed.litellmBudgetTable()).satisfies(budget -> {
                assertThat(budget.maxBudget()).isEqualTo(50.0);
                assertThat(budget.rpmLimit()).isEqualTo(10);
            });
        });
    }

    @Test
    void metadataIsReplacedOrMergedAndModelsAreOpenedAgain() {
        withOrganization(() -> {
            client.organizations()
                    .update(UpdateOrganizationRequest.builder(id)
                            .models(Models.all())
                            .metadata(Map.of("region", "eu"))
                            .build());

            assertThat(stored().models().isAll()).isTrue();
            assertThat(stored().metadata().keySet())
                    .isEqualTo(
                            line.does(MERGES_METADATA_OF_ORGANIZATIONS) ? Set.of("plan", "region") : Set.of("region"));
        });
    }

    @Test
    void membersComeChangeAndGo() {
        withOrganization(() -> {
            OrganizationMembership added = client.organizations()
                    .addMembers(adding(UserRole.INTERNAL_USER))
                    .updatedOrganizationMemberships()
                    .get(0);
            assertThat(added.userRole()).isEqualTo(UserRole.INTERNAL_USER);
            assertThat(stored().hasMember(userId)).isTrue();

            OrganizationMembership changed = client.organizations()
                    .updateMember(UpdateOrganizationMemberRequest.builder(id, userId)
                            .role(ORG_ADMIN)
                            .maxBudgetInOrganization(4.0)
                            .build());
            assertThat(changed.userRole()).isEqualTo(ORG_ADMIN);
            assertThat(changed.litellmBudgetTable())
                    .satisfies(budget -> assertThat(budget.maxBudget()).isEqualTo(4.0));

            assertThat(client.organizations().removeMember(id, userId)).isTrue();
            assertThat(stored().hasMember(userId)).isFalse();
            assertThat(client.organizations().removeMember(id, userId)).isFalse();
        });
    }

    @Test
    void aMemberIsAddedOnce() {
        withOrganization(() -> {
            client.organizations().addMembers(adding(ORG_ADMIN));

            // A 500 on 1.77.3.
            assertThatThrownBy(() -> client.organizations().addMembers(adding(ORG_ADMIN)))
                    .isInstanceOf(AlreadyExistsException.class);
        });
    }

    @Test
    void aRoleOutsideOfOrganizationsIsUnprocessable() {
        withOrganization(() -> assertThatThrownBy(() -> client.organizations().addMembers(adding(UserRole.PROXY_ADMIN)))
                .isInstanceOf(UnprocessableException.class)
                .hasMessageContaining("body.role"));
    }

    @Test
    void whatIsUnknownIsNotFound() {
        withOrganization(() -> {
            String unknown = ServerLine.unique("org");

            assertThat(client.organizations().find(unknown)).isEmpty();
            assertThatThrownBy(() -> client.organizations()
                            .update(UpdateOrganizationRequest.builder(unknown)
                                    .organizationAlias("x")
                                    .build()))
                    .isInstanceOf(NotFoundException.class)
                    .hasMessageContaining("[organizations.update] at ");
            assertThatThrownBy(() -> client.organizations()
                            .addMembers(AddOrganizationMembersRequest.builder(unknown)
                                    .members(List.of(OrganizationMember.of(userId, ORG_ADMIN)))
                                    .build()))
                    .isInstanceOf(NotFoundException.class);
            assertThatThrownBy(() -> client.organizations()
                            .updateMember(UpdateOrganizationMemberRequest.builder(id, userId)
                                    .role(ORG_ADMIN)
                                    .build()))
                    .isInstanceOf(NotFoundException.class);
            assertThat(client.organizations().removeMember(unknown, userId)).isFalse();
            assertThatThrownBy(() -> client.organizations().delete(unknown)).isInstanceOf(NotFoundException.class);
        });
    }

    @Test
    void aDeletedOrganizationTakesItsTeamsAlong() {
        withOrganization(() -> {
            String teamId = ServerLine.unique("team");
            client.teams()
                    .create(NewTeamRequest.builder(teamId, Models.all())
                            .additionalProperties(Map.of("organization_id", id))
                            .build());
            assertThat(stored().teams())
                    .singleElement()
                    .satisfies(team -> assertThat(team.teamId()).isEqualTo(teamId));

            client.organizations().delete(id);

            assertThat(client.organizations().find(id)).isEmpty();
            assertThat(client.teams().find(teamId)).isEmpty();
        });
    }
}
