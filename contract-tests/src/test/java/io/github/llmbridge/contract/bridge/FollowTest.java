package io.github.llmbridge.contract.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.llmbridge.bridge.BridgeBuilder;
import io.github.llmbridge.bridge.BridgeFacade;
import io.github.llmbridge.bridge.follow.BridgeFollower;
import io.github.llmbridge.bridge.follow.PollingFeed;
import io.github.llmbridge.bridge.person.FollowOptions;
import io.github.llmbridge.bridge.person.FollowOptionsBuilder;
import io.github.llmbridge.bridge.person.MembershipOwner;
import io.github.llmbridge.bridge.person.MigrationRules;
import io.github.llmbridge.bridge.person.Removals;
import io.github.llmbridge.bridge.report.FollowerStatus;
import io.github.llmbridge.bridge.report.FollowerStatus.Open;
import io.github.llmbridge.bridge.store.InMemoryStore;
import io.github.llmbridge.contract.LiteLlmBehaviour;
import io.github.llmbridge.contract.OnEveryLine;
import io.github.llmbridge.contract.ReadsEverybody;
import io.github.llmbridge.contract.ServerLine;
import io.github.llmbridge.contract.Waiting;
import io.github.llmbridge.contract.Wire;
import io.github.llmbridge.contract.Wire.Effect;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.litellm.Models;
import io.github.llmbridge.litellm.keys.Key;
import io.github.llmbridge.litellm.keys.KeyListQuery;
import io.github.llmbridge.litellm.keys.KeySelection;
import io.github.llmbridge.litellm.organizations.AddOrganizationMembersRequest;
import io.github.llmbridge.litellm.organizations.NewOrganizationRequest;
import io.github.llmbridge.litellm.organizations.OrganizationMember;
import io.github.llmbridge.litellm.organizations.UpdateOrganizationRequest;
import io.github.llmbridge.litellm.teams.DeleteTeamsRequest;
import io.github.llmbridge.litellm.teams.NewTeamRequest;
import io.github.llmbridge.litellm.teams.RemoveTeamMemberRequest;
import io.github.llmbridge.litellm.teams.TeamMember;
import io.github.llmbridge.litellm.teams.TeamMemberRequest;
import io.github.llmbridge.litellm.teams.UpdateTeamRequest;
import io.github.llmbridge.litellm.users.NewUserRequest;
import io.github.llmbridge.litellm.users.NewUserRequestBuilder;
import io.github.llmbridge.litellm.users.UpdateUserRequest;
import io.github.llmbridge.litellm.users.UserRole;
import io.github.llmbridge.openwebui.auths.AddAccountRequest;
import io.github.llmbridge.openwebui.auths.Session;
import io.github.llmbridge.openwebui.auths.SignInRequest;
import io.github.llmbridge.openwebui.groups.Group;
import io.github.llmbridge.openwebui.groups.GroupMembersRequest;
import io.github.llmbridge.openwebui.groups.NewGroupRequest;
import io.github.llmbridge.openwebui.settings.DirectConnection;
import io.github.llmbridge.openwebui.users.Account;
import io.github.llmbridge.openwebui.users.Role;
import io.github.llmbridge.openwebui.users.UpdateAccountRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/** Open WebUI follows what others change in LiteLLM, heard of by lists. Each test gives a tier to its own users. */
@OnEveryLine
@ReadsEverybody
class FollowTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final String instance = ServerLine.unique("i");
    private final String field = "tier-" + instance;
    private final String team = ServerLine.unique("team");
    private final InMemoryStore store = new InMemoryStore();
    private final List<String> made = new ArrayList<>();
    private final List<String> addresses = new ArrayList<>();
    private final List<AutoCloseable> open = new ArrayList<>();

    @Parameter
    ServerLine line;

    private Bridge bridge;

    @BeforeEach
    void open() {
        bridge = new Bridge(
                line,
                builder -> builder.instance(instance)
                        .secret(Bridge.SECRET)
                        .store(store)
                        .settingsFunction(true));
        bridge.openWebUi.settingsFunction().install();
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable one : open) {
            one.close();
        }
        bridge.wire.clear();
        bridge.openWebUi.settingsFunction().uninstall();
        for (String address : addresses) {
            bridge.openWebUi
                    .users()
                    .allByEmail(address)
                    .forEach(found -> bridge.openWebUi.users().delete(found.id()));
        }
        made.forEach(id -> bridge.liteLlm.users().deleteIfPresent(id));
        groups().forEach(found -> bridge.openWebUi.groups().delete(found.id()));
        if (bridge.liteLlm.teams().find(team).isPresent()) {
            bridge.liteLlm.teams().delete(new DeleteTeamsRequest(List.of(team)));
        }
        bridge.close();
    }

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

    @Test
    void whoJoinsOrLeavesATeamJoinsOrLeavesItsGroup() {
        createTeam("Research " + instance);
        follow(options -> options);
        String ada = user(user -> user.userAlias("Ada"));
        within(() -> isConnected(ada));

        bridge.liteLlm.teams().addMember(new TeamMemberRequest(team, TeamMember.user(ada)));
        within(() -> isIn(ada, team));
        assertThat(group(team).orElseThrow().name()).isEqualTo("Research " + instance);
        within(() -> account(ada).name().equals("Research " + instance + "-Ada"));

        bridge.liteLlm
                .teams()
                .update(UpdateTeamRequest.builder(team)
                        .teamAlias("Science " + instance)
                        .build());
        within(() -> group(team).orElseThrow().name().equals("Science " + instance));
        within(() -> account(ada).name().equals("Science " + instance + "-Ada"));

        bridge.liteLlm.teams().removeMember(RemoveTeamMemberRequest.of(team, ada));
        within(() -> !isIn(ada, team));
        within(() -> account(ada).name().equals("Ada"));

        bridge.liteLlm.teams().addMember(new TeamMemberRequest(team, TeamMember.user(ada)));
        within(() -> isIn(ada, team));
        bridge.liteLlm.teams().delete(new DeleteTeamsRequest(List.of(team)));
        within(() -> group(team).isEmpty());
    }

    @Test
    void whoMayTakeSomebodyOutIsTheOwnersToSay() {
        createTeam("Research " + instance);
        String ada = user(user -> user.userAlias("Ada"));
        String bob = user(user -> user.userAlias("Bob"));
        String eve = "eve-" + instance + "@example.com";
        addresses.add(eve);
        once(options -> options);
        addAccount(eve);
        List.of(email(ada), eve).forEach(this::putIntoTheGroup);

        bridge.liteLlm.teams().addMember(new TeamMemberRequest(team, TeamMember.user(bob)));
        once(options -> options.membership(MembershipOwner.OTHERS));
        assertThat(List.of(isIn(ada, team), isIn(bob, team))).containsExactly(true, false);

        once(options -> options.membership(MembershipOwner.MIXED));
        assertThat(List.of(isIn(ada, team), isIn(bob, team))).containsExactly(true, true);

        once(options -> options.membership(MembershipOwner.BRIDGE));
        assertThat(List.of(isIn(ada, team), isIn(bob, team))).containsExactly(false, true);
        assertThat(PersonState.isMember(accounts(eve).get(0), group(team).orElseThrow()))
                .isTrue();
    }

    @Test
    void theAccountOfADeactivatedUserIsPendingUntilThatEnds() {
        follow(options -> options);
        String ada = user(user -> user.userAlias("Ada"));
        within(() -> isConnected(ada));

        setMetadata(ada, Map.of("scim_active", false));
        within(() -> account(ada).role().equals(Role.PENDING));
        assertThat(connection(ada).enabled()).isFalse();

        setMetadata(ada, Map.of("scim_active", true));
        within(() -> account(ada).role().equals(Role.USER) && connection(ada).enabled());
    }

    @Test
    void anAccountIsDeletedOnlyIfThatIsAskedForAndElsePending() {
        String ada = user(user -> user.userAlias("Ada"));
        String bob = user(user -> user.userAlias("Bob"));
        once(options -> options);
        bridge.liteLlm.users().delete(ada);

        once(options -> options);

        assertThat(account(ada).role()).isEqualTo(Role.PENDING);
        assertThat(connections(ada)).isEmpty();
        bridge.liteLlm.users().delete(bob);
        FollowerStatus refused = once(options -> options.deletesAccounts(true).removals(new Removals(0, 0)));
        assertThat(refused.failing()).singleElement().satisfies(open -> {
            assertThat(open.id()).isEqualTo(bob);
            assertThat(open.why()).contains("allow more");
        });
        assertThat(account(bob).role()).isEqualTo(Role.USER);

        once(options -> options.deletesAccounts(true));

        assertThat(accounts(email(bob))).isEmpty();
        assertThat(accounts(email(ada))).hasSize(1);
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
    void aPasswordThatIsSetLaterSignsInWhomTheFollowerMadeAndTheFollowerGoesOn() {
        String ada = user(user -> user.userAlias("Ada"));
        once(options -> options);
        Secret password = Secret.of("Set in the page 1!");
        bridge.openWebUi
                .users()
                .update(
                        account(ada).id(),
                        UpdateAccountRequest.builder()
                                .password(password)
                                .build()
                                .completedBy(account(ada)));

        Session session = bridge.openWebUi.anonymousAuths().signIn(new SignInRequest(email(ada), password));

        assertThat(session.id()).isEqualTo(account(ada).id());
        bridge.liteLlm.keys().block(key(ada).token());
        once(options -> options);
        assertThat(connection(ada).enabled()).isFalse();
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

    @Test
    void anAccountThatNobodyVouchesForWaitsAndIsListed() {
        String eve = user(user -> user.userAlias("Eve"));
        addAccount(email(eve));

        FollowerStatus status = once(options -> options);

        assertThat(status.waiting()).singleElement().extracting(Open::id).isEqualTo(eve);
        assertThat(keys(eve)).isEmpty();
        assertThat(bridge.facade().followerStatus().waiting()).hasSize(1);
    }

    @Test
    void aPersonThatFailsStopsNobodyAndIsTriedAgain() {
        String ada = user(user -> user.userAlias("Ada"));
        String bob = user(user -> user.userAlias("Bob"));
        List<String> refusing = new ArrayList<>(List.of(ada));
        BridgeFacade facade = facade(builder -> builder.policy(
                operation -> refusing.contains(operation.userId()) ? Optional.of("not this one") : Optional.empty()));
        BridgeFollower follower = follower(facade, options -> options);
        follower.start();

        within(() -> isConnected(bob));
        within(() -> follower.status().failing().stream().anyMatch(open -> open.tries() > 1));
        assertThat(follower.status().failing()).singleElement().satisfies(open -> {
            assertThat(open.id()).isEqualTo(ada);
            assertThat(open.why()).contains("not this one");
        });
        assertThat(accounts(email(ada))).isEmpty();

        refusing.clear();
        within(() -> isConnected(ada));
        within(() -> follower.status().open() == 0);
    }

    @Test
    void whatAKilledFollowerHadTakenOverIsDoneByTheNext() {
        String ada = user(user -> user.userAlias("Ada"));
        String bob = user(user -> user.userAlias("Bob"));
        bridge.wire.trouble((number, request) ->
                request.url().encodedPath().equals("/api/v1/auths/add") ? Effect.STOP_BEFORE : Effect.NONE);
        FollowerStatus killed = once(options -> options);
        assertThat(killed.failing()).extracting(Open::id).contains(ada, bob);
        bridge.wire.clear();

        FollowerStatus next = once(options -> options);

        assertThat(next.open()).isZero();
        assertThat(List.of(keys(ada).size(), keys(bob).size())).containsExactly(1, 1);
        assertThat(List.of(accounts(email(ada)).size(), accounts(email(bob)).size()))
                .containsExactly(1, 1);
        assertThat(isConnected(ada) && isConnected(bob)).isTrue();
    }

    @Test
    void whatHappensWhileOpenWebUiIsDownArrivesOnceItIsBack() {
        BridgeFollower follower = follow(options -> options);
        String ada = user(user -> user.userAlias("Ada"));
        within(() -> isConnected(ada));
        bridge.wire.trouble((number, request) ->
                request.url().encodedPath().startsWith("/api/") ? Effect.LOSE_REQUEST : Effect.NONE);

        String bob = user(user -> user.userAlias("Bob"));
        bridge.liteLlm
                .users()
                .update(UpdateUserRequest.builder(ada)
                        .userRole(UserRole.PROXY_ADMIN)
                        .build());
        within(() -> follower.status().failing().stream().map(Open::id).toList().containsAll(List.of(ada, bob)));

        bridge.wire.clear();
        within(() -> isConnected(bob));
        within(() -> account(ada).role().equals(Role.ADMIN));
    }

    @Test
    void oneFollowsAndAnotherTakesOver() {
        BridgeFollower first = follower(bridge.facade(), options -> options);
        first.start();
        within(() -> first.status().leads());
        BridgeFollower second = follower(facade(builder -> builder), options -> options);
        second.start();
        String ada = user(user -> user.userAlias("Ada"));
        within(() -> isConnected(ada));
        assertThat(second.status()).returns(false, FollowerStatus::leads).returns(true, FollowerStatus::followed);

        first.close();

        assertThat(Waiting.until(
                        Duration.ofSeconds(10), PAUSE, () -> second.status().leads()))
                .isTrue();
        String bob = user(user -> user.userAlias("Bob"));
        within(() -> isConnected(bob));
        assertThat(List.of(keys(ada).size(), keys(bob).size())).containsExactly(1, 1);
    }

    private BridgeFollower follow(UnaryOperator<FollowOptionsBuilder> more) {
        BridgeFollower follower = follower(bridge.facade(), more);
        follower.start();
        return follower;
    }

    private FollowerStatus once(UnaryOperator<FollowOptionsBuilder> more) {
        try (BridgeFollower follower = newFollower(bridge.facade(), more)) {
            return follower.once();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private BridgeFacade facade(UnaryOperator<BridgeBuilder> more) {
        BridgeFacade facade = more.apply(bridge.builder()).build();
        open.add(0, facade);
        return facade;
    }

    private BridgeFollower follower(BridgeFacade facade, UnaryOperator<FollowOptionsBuilder> more) {
        BridgeFollower follower = newFollower(facade, more);
        open.add(0, follower);
        return follower;
    }

    private BridgeFollower newFollower(BridgeFacade facade, UnaryOperator<FollowOptionsBuilder> more) {
        FollowOptionsBuilder options = FollowOptions.builder(
                        MigrationRules.builder().tierField(field).build())
                .firstPause(Duration.ofMillis(100))
                .longestPause(Duration.ofMillis(500));
        return facade.follow(
                PollingFeed.builder(bridge.wire.liteLlm(line))
                        .poll(Duration.ofMillis(300))
                        .callsAMinute(3_000)
                        .build(),
                more.apply(options).build());
    }

    private void within(BooleanSupplier question) {
        assertThat(Waiting.until(LONG, PAUSE, question)).as(this::statuses).isTrue();
    }

    private String statuses() {
        List<FollowerStatus> all = new ArrayList<>(List.of(bridge.facade().followerStatus()));
        open.forEach(one -> {
            if (one instanceof BridgeFollower follower) {
                all.add(follower.status());
            }
        });
        return all.toString();
    }

    private void createTeam(String alias) {
        bridge.liteLlm
                .teams()
                .create(NewTeamRequest.builder(team, Models.all())
                        .teamAlias(alias)
                        .build());
    }

    private String user(UnaryOperator<NewUserRequestBuilder> more) {
        String id = ServerLine.unique("u");
        made.add(id);
        addresses.add(email(id));
        NewUserRequestBuilder user = NewUserRequest.builder(id, Models.of("gpt-4o-mini", "gpt-4o"))
                .userEmail(email(id))
                .userRole(UserRole.INTERNAL_USER)
                .metadata(Map.of(field, "free"));
        bridge.liteLlm.users().create(more.apply(user).build());
        return id;
    }

    private void setMetadata(String id, Map<String, Object> more) {
        Map<String, Object> metadata =
                new HashMap<>(bridge.liteLlm.users().info(id).user().metadata());
        metadata.putAll(more);
        bridge.liteLlm
                .users()
                .update(UpdateUserRequest.builder(id).metadata(metadata).build());
    }

    private static String email(String id) {
        return id + "@example.com";
    }

    private void addAccount(String email) {
        bridge.openWebUi
                .auths()
                .add(new AddAccountRequest("Somebody", email, Secret.of("Somebody's own 1!"), Role.USER));
    }

    private void putIntoTheGroup(String email) {
        String group = Waiting.last(LONG, PAUSE, () -> group(team), Optional::isPresent)
                .map(Group::id)
                .orElseGet(() -> bridge.openWebUi
                        .groups()
                        .create(new NewGroupRequest("Research " + instance, "By hand [grp_" + team + "]"))
                        .id());
        bridge.openWebUi
                .groups()
                .addMembers(
                        group,
                        new GroupMembersRequest(List.of(accounts(email).get(0).id())));
    }

    private List<Account> accounts(String email) {
        return bridge.openWebUi.users().allByEmail(email);
    }

    private Account account(String id) {
        return accounts(email(id)).stream().findFirst().orElseThrow();
    }

    private List<DirectConnection> connections(String id) {
        return accounts(email(id)).stream()
                .flatMap(account -> account.directConnections().all().stream())
                .toList();
    }

    private DirectConnection connection(String id) {
        return connections(id).get(0);
    }

    private boolean isConnected(String id) {
        return connections(id).stream().anyMatch(DirectConnection::enabled);
    }

    private List<Key> keys(String id) {
        return bridge.liteLlm.keys().stream(KeyListQuery.builder().userId(id).build())
                .toList();
    }

    private Key key(String id) {
        assertThat(keys(id)).hasSize(1);
        return keys(id).get(0);
    }

    private Optional<Group> group(String liteLlmId) {
        return groups().stream()
                .filter(group -> String.valueOf(group.description()).endsWith("[grp_" + liteLlmId + "]"))
                .findFirst();
    }

    private boolean isIn(String id, String liteLlmId) {
        return group(liteLlmId)
                .filter(found -> PersonState.isMember(account(id), found))
                .isPresent();
    }

    private List<Group> groups() {
        Set<String> own = Set.of(instance, team);
        return bridge.openWebUi.groups().list().stream()
                .filter(group -> own.stream().anyMatch(text -> (group.name() + group.description()).contains(text)))
                .toList();
    }
}
