package io.github.llmbridge.contract.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.llmbridge.bridge.report.FollowerStatus;
import io.github.llmbridge.contract.LiteLlmBehaviour;
import io.github.llmbridge.contract.OnEveryLine;
import io.github.llmbridge.contract.ReadsEverybody;
import io.github.llmbridge.contract.ServerLine;
import io.github.llmbridge.contract.Wire;
import io.github.llmbridge.contract.Wire.Effect;
import io.github.llmbridge.litellm.LiteLlmClient;
import io.github.llmbridge.litellm.Models;
import io.github.llmbridge.litellm.keys.KeySelection;
import io.github.llmbridge.litellm.organizations.AddOrganizationMembersRequest;
import io.github.llmbridge.litellm.organizations.NewOrganizationRequest;
import io.github.llmbridge.litellm.organizations.OrganizationMember;
import io.github.llmbridge.litellm.organizations.UpdateOrganizationRequest;
import io.github.llmbridge.litellm.teams.TeamMember;
import io.github.llmbridge.litellm.teams.TeamMemberRequest;
import io.github.llmbridge.litellm.users.UpdateUserRequest;
import io.github.llmbridge.litellm.users.UserRole;
import io.github.llmbridge.openwebui.users.Account;
import io.github.llmbridge.openwebui.users.Role;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Open WebUI follows what others change of people and keys in LiteLLM, heard of by lists. */
@OnEveryLine
@ReadsEverybody
class FollowTest extends FollowingTest {
    @Test
    void theSeedsScenariosInsertUpdateAndDeleteOfUserOrganizationAndKey() {
        String organization = ServerLine.unique("org");
        boolean hasOrganizations = !line.does(LiteLlmBehaviour.LICENSES_ORGANIZATIONS);
        follow(options -> options.deletesAccounts(true));

        String ada = user(user -> user.userAlias("Ada"));
        within(() -> isConnected(ada));
        assertThat(account(ada).name()).isEqualTo("Ada");
        if (hasOrganizations) {
            bridge.liteLlm
                    .organizations()
                    .create(NewOrganizationRequest.builder(organization, "Company " + instance, Models.all())
                            .build());
            bridge.liteLlm
                    .organizations()
                    .addMembers(AddOrganizationMembersRequest.builder(organization)
                            .addMembers(OrganizationMember.of(ada, UserRole.INTERNAL_USER))
                            .build());
            within(() -> isIn(ada, organization));
            assertThat(group(organization).orElseThrow().name()).isEqualTo("Company " + instance);
        }

        bridge.liteLlm
                .users()
                .update(UpdateUserRequest.builder(ada)
                        .userRole(UserRole.PROXY_ADMIN)
                        .build());
        within(() -> account(ada).role().equals(Role.ADMIN));
        bridge.liteLlm
                .users()
                .update(UpdateUserRequest.builder(ada)
                        .userRole(UserRole.INTERNAL_USER)
                        .build());
        within(() -> account(ada).role().equals(Role.USER));
        if (hasOrganizations) {
            bridge.liteLlm
                    .organizations()
                    .update(UpdateOrganizationRequest.builder(organization)
                            .organizationAlias("Concern " + instance)
                            .build());
            within(() -> group(organization).orElseThrow().name().equals("Concern " + instance));
        }
        bridge.liteLlm.keys().block(key(ada).token());
        within(() -> !connection(ada).enabled());
        bridge.liteLlm.keys().unblock(key(ada).token());
        within(() -> connection(ada).enabled());

        bridge.liteLlm.keys().delete(KeySelection.of(key(ada).token()));
        within(() -> connections(ada).isEmpty());
        if (hasOrganizations) {
            bridge.liteLlm.organizations().delete(organization);
            within(() -> group(organization).isEmpty());
        }
        bridge.liteLlm.users().delete(ada);
        within(() -> accounts(email(ada)).isEmpty());
    }

    @Test
    void anotherNameAndAnotherAddressAreTheAccounts() {
        follow(options -> options);
        String ada = user(user -> user.userAlias("Ada"));
        within(() -> isConnected(ada));
        Account before = account(ada);
        String moved = "moved-" + email(ada);
        addresses.add(moved);

        bridge.liteLlm
                .users()
                .update(UpdateUserRequest.builder(ada).userEmail(moved).build());

        within(() -> !accounts(moved).isEmpty());
        assertThat(accounts(moved)).singleElement().extracting(Account::id).isEqualTo(before.id());
        assertThat(accounts(email(ada))).isEmpty();
        assumeThat(line.does(LiteLlmBehaviour.UPDATES_ALIASES_OF_USERS)).isTrue();
        bridge.liteLlm
                .users()
                .update(UpdateUserRequest.builder(ada).userAlias("Countess").build());
        within(() -> accounts(moved).get(0).name().equals("Countess"));
        assertThat(keys(ada)).hasSize(1);
    }

    @Test
    void anAddressThatIsChangedWhileItsPersonIsFollowedIsNotWrittenOver() {
        String ada = user(user -> user.userAlias("Ada"));
        once(options -> options);
        assertThat(isConnected(ada)).isTrue();
        String moved = "moved-" + email(ada);
        addresses.add(moved);
        setMetadata(ada, Map.of("scim_active", false));
        Wire others = new Wire();
        open.add(others);
        AtomicInteger reads = new AtomicInteger();
        bridge.wire.trouble((number, request) -> {
            // The first read says what is to be followed; the second one looks at what there is.
            if (request.url().encodedPath().equals("/user/info")
                    && ada.equals(request.url().queryParameter("user_id"))
                    && reads.incrementAndGet() == 2) {
                others.liteLlm(line)
                        .users()
                        .update(UpdateUserRequest.builder(ada).userEmail(moved).build());
            }
            return Effect.NONE;
        });

        once(options -> options);

        assertThat(reads).hasValueGreaterThan(1);
        assertThat(bridge.liteLlm.users().info(ada).user().userEmail()).isEqualTo(moved);
        assertThat(accounts(email(ada))).isEmpty();
        assertThat(accounts(moved)).singleElement().returns(Role.PENDING, Account::role);
    }

    /** What is given by what was read, and noted by what is true later, would never be taken away. */
    @Test
    void aRoleThatIsTakenWhileItsPersonIsFollowedDoesNotStay() {
        String ada = user(user -> user.userAlias("Ada"));
        once(options -> options);
        setRole(bridge.liteLlm, ada, UserRole.PROXY_ADMIN);
        Wire others = new Wire();
        open.add(others);
        AtomicInteger reads = new AtomicInteger();
        bridge.wire.trouble((number, request) -> {
            if (request.url().encodedPath().equals("/user/info")
                    && ada.equals(request.url().queryParameter("user_id"))
                    && reads.incrementAndGet() == 2) {
                setRole(others.liteLlm(line), ada, UserRole.INTERNAL_USER);
            }
            return Effect.NONE;
        });

        once(options -> options);
        once(options -> options);

        assertThat(reads).hasValueGreaterThan(1);
        assertThat(account(ada).role()).isEqualTo(Role.USER);
    }

    private static void setRole(LiteLlmClient liteLlm, String id, UserRole role) {
        liteLlm.users().update(UpdateUserRequest.builder(id).userRole(role).build());
    }

    @Test
    void aKeyThatWasDeletedDoesNotComeBack() {
        String ada = user(user -> user.userAlias("Ada"));
        once(options -> options);
        bridge.liteLlm.keys().delete(KeySelection.of(key(ada).token()));

        once(options -> options);
        bridge.liteLlm
                .users()
                .update(UpdateUserRequest.builder(ada)
                        .userRole(UserRole.PROXY_ADMIN)
                        .build());
        once(options -> options);

        assertThat(keys(ada)).isEmpty();
        assertThat(connections(ada)).isEmpty();
        assertThat(account(ada).role()).isEqualTo(Role.ADMIN);
        bridge.facade().provisionUser(Bridge.person(ada).build());
        assertThat(keys(ada)).hasSize(1);
        assertThat(isConnected(ada)).isTrue();
    }

    @Test
    void whatAnOperatorSetOnTheKeyStays() {
        String ada = user(user -> user.userAlias("Ada"));
        once(options -> options);
        bridge.byHand(key(ada), key -> key.maxBudget(0.25));

        once(options -> options);

        assertThat(key(ada).maxBudget()).isEqualTo(0.25);
    }

    @Test
    void aSecondComparisonChangesNothing() {
        createTeam("Research " + instance);
        String ada = user(user -> user.userAlias("Ada"));
        bridge.liteLlm.teams().addMember(new TeamMemberRequest(team, TeamMember.user(ada)));
        once(options -> options);
        bridge.wire.clear();

        FollowerStatus status = once(options -> options);

        assertThat(bridge.wire.writes()).isEmpty();
        assertThat(status.open()).isZero();
        assertThat(bridge.facade().planAll().isEmpty()).isTrue();
    }
}
