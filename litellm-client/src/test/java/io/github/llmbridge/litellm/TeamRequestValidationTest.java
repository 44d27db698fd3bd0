package io.github.llmbridge.litellm;

import static io.github.llmbridge.litellm.RefusedInput.assertRefused;
import static io.github.llmbridge.litellm.RefusedInput.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.llmbridge.http.Patch;
import io.github.llmbridge.litellm.budgets.BudgetInfoRequest;
import io.github.llmbridge.litellm.budgets.DeleteBudgetRequest;
import io.github.llmbridge.litellm.budgets.NewBudgetRequest;
import io.github.llmbridge.litellm.budgets.UpdateBudgetRequest;
import io.github.llmbridge.litellm.customers.CustomersRequest;
import io.github.llmbridge.litellm.customers.NewCustomerRequest;
import io.github.llmbridge.litellm.customers.UpdateCustomerRequest;
import io.github.llmbridge.litellm.organizations.AddOrganizationMembersRequest;
import io.github.llmbridge.litellm.organizations.DeleteOrganizationsRequest;
import io.github.llmbridge.litellm.organizations.NewOrganizationRequest;
import io.github.llmbridge.litellm.organizations.OrganizationMember;
import io.github.llmbridge.litellm.organizations.UpdateOrganizationMemberRequest;
import io.github.llmbridge.litellm.organizations.UpdateOrganizationRequest;
import io.github.llmbridge.litellm.teams.AddTeamMembersRequest;
import io.github.llmbridge.litellm.teams.BulkAddTeamMembersRequest;
import io.github.llmbridge.litellm.teams.BulkUpdatePermissionsRequest;
import io.github.llmbridge.litellm.teams.BulkUpdateTeamKeysRequest;
import io.github.llmbridge.litellm.teams.RemoveTeamMemberRequest;
import io.github.llmbridge.litellm.teams.ResetTeamMemberSpendRequest;
import io.github.llmbridge.litellm.teams.TeamKeysChange;
import io.github.llmbridge.litellm.teams.TeamListQuery;
import io.github.llmbridge.litellm.teams.TeamMember;
import io.github.llmbridge.litellm.teams.TeamModelsRequest;
import io.github.llmbridge.litellm.teams.UpdateTeamMemberRequest;
import io.github.llmbridge.litellm.teams.UpdateTeamRequest;
import io.github.llmbridge.litellm.users.UserRole;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a server would take and misread of teams, organizations, budgets and customers is refused by the field's name. */
class TeamRequestValidationTest {
    static Stream<Arguments> requests() {
        return Stream.concat(ofTeams(), ofOthers());
    }

    private static Stream<Arguments> ofTeams() {
        TeamKeysChange change = TeamKeysChange.builder().maxBudget(1).build();
        return Stream.of(
                refused("teamId", () -> UpdateTeamRequest.builder("").build()),
                refused("maxBudget", () -> team().maxBudget(Double.NaN).build()),
                refused("softBudget", () -> team().softBudget(-1).build()),
                refused("tpmLimit", () -> team().tpmLimit(-1).build()),
                refused(
                        "modelRpmLimit.gpt-4o",
                        () -> team().modelRpmLimit(Map.of("gpt-4o", -1L)).build()),
                refused("teamAlias", () -> team().teamAlias(" ").build()),
                refused(
                        "members",
                        () -> AddTeamMembersRequest.builder("t1")
                                .members(List.of())
                                .build()),
                refused(
                        "members.userId",
                        () -> AddTeamMembersRequest.builder("t1")
                                .members(List.of(TeamMember.user(" ")))
                                .build()),
                refused("members", () -> BulkAddTeamMembersRequest.builder("t1").build()),
                refused("userId", () -> RemoveTeamMemberRequest.of("t1", "")),
                refused(
                        "maxBudgetInTeam",
                        () -> UpdateTeamMemberRequest.builder("t1", "u1")
                                .maxBudgetInTeam(-1)
                                .build()),
                refused("models", () -> TeamModelsRequest.of("t1", List.of())),
                refused("permissions", () -> BulkUpdatePermissionsRequest.of(List.of(), List.of("t1"))),
                refused("teamIds", () -> BulkUpdatePermissionsRequest.of(List.of("/key/info"), List.of())),
                refused("keyIds", () -> BulkUpdateTeamKeysRequest.of("t1", List.of(), change)),
                refused("resetTo", () -> ResetTeamMemberSpendRequest.of(-1)),
                refused("page", () -> TeamListQuery.builder().page(0).build()),
                refused("pageSize", () -> TeamListQuery.builder().pageSize(101).build()));
    }

    private static Stream<Arguments> ofOthers() {
        return Stream.of(
                refused("budgetId", () -> NewBudgetRequest.builder("").build()),
                refused(
                        "maxBudget",
                        () -> NewBudgetRequest.builder("b1")
                                .maxBudget(Double.POSITIVE_INFINITY)
                                .build()),
                refused(
                        "rpmLimit",
                        () -> UpdateBudgetRequest.builder("b1").rpmLimit(-1).build()),
                refused("budgets", () -> BudgetInfoRequest.of(List.of())),
                refused("id", () -> DeleteBudgetRequest.of(" ")),
                refused("userId", () -> NewCustomerRequest.builder("").build()),
                refused(
                        "budgetId",
                        () -> NewCustomerRequest.builder("c1")
                                .budgetId("b1")
                                .rpmLimit(1L)
                                .build()),
                refused(
                        "budgetId",
                        () -> UpdateCustomerRequest.builder("c1")
                                .budgetId("b1")
                                .maxBudget(1.0)
                                .build()),
                refused("userIds", () -> CustomersRequest.of(List.of())),
                refused(
                        "organizationAlias",
                        () -> NewOrganizationRequest.builder("o1", " ", Models.all())
                                .build()),
                refused(
                        "budgetId",
                        () -> NewOrganizationRequest.builder("o1", "Acme", Models.all())
                                .budgetId("b1")
                                .maxBudget(1.0)
                                .build()),
                refused(
                        "maxBudget",
                        () -> UpdateOrganizationRequest.builder("o1")
                                .maxBudget(-1.0)
                                .build()),
                refused(
                        "members",
                        () -> AddOrganizationMembersRequest.builder("o1")
                                .members(List.of())
                                .build()),
                refused("member.userId", () -> OrganizationMember.of("", UserRole.INTERNAL_USER)),
                refused(
                        "userId",
                        () -> UpdateOrganizationMemberRequest.builder("o1", "").build()),
                refused("organizationIds", () -> new DeleteOrganizationsRequest(List.of("o1", "o2"), Map.of())));
    }

    @ParameterizedTest(name = "{index}: {0}")
    @MethodSource("requests")
    void fieldThatAServerWouldMisreadIsRefusedByName(String field, ThrowingCallable request) {
        assertRefused(field, request);
    }

    @Test
    void absentNullAndValueAreKeptApart() {
        UpdateTeamRequest request = team().maxBudget(5).clearRpmLimit().build();

        assertThat(request.maxBudget()).isEqualTo(Patch.set(5.0));
        assertThat(request.rpmLimit()).isEqualTo(Patch.clear());
        assertThat(request.tpmLimit()).isNull();
    }

    private static UpdateTeamRequest.Builder team() {
        return UpdateTeamRequest.builder("t1");
    }
}
