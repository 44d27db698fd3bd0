package io.github.llmbridge.contract.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.llmbridge.bridge.BridgeBuilder;
import io.github.llmbridge.bridge.BridgeFacade;
import io.github.llmbridge.bridge.follow.BridgeFollower;
import io.github.llmbridge.bridge.follow.PollingFeed;
import io.github.llmbridge.bridge.person.FollowOptions;
import io.github.llmbridge.bridge.person.FollowOptionsBuilder;
import io.github.llmbridge.bridge.person.MigrationRules;
import io.github.llmbridge.bridge.report.FollowerStatus;
import io.github.llmbridge.bridge.store.InMemoryStore;
import io.github.llmbridge.contract.ServerLine;
import io.github.llmbridge.contract.Waiting;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.litellm.Models;
import io.github.llmbridge.litellm.keys.Key;
import io.github.llmbridge.litellm.keys.KeyListQuery;
import io.github.llmbridge.litellm.teams.DeleteTeamsRequest;
import io.github.llmbridge.litellm.teams.NewTeamRequest;
import io.github.llmbridge.litellm.users.NewUserRequest;
import io.github.llmbridge.litellm.users.NewUserRequestBuilder;
import io.github.llmbridge.litellm.users.UpdateUserRequest;
import io.github.llmbridge.litellm.users.UserRole;
import io.github.llmbridge.openwebui.auths.AddAccountRequest;
import io.github.llmbridge.openwebui.groups.Group;
import io.github.llmbridge.openwebui.settings.DirectConnection;
import io.github.llmbridge.openwebui.users.Account;
import io.github.llmbridge.openwebui.users.Role;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.Parameter;

/** A follower that hears of changes by lists, and what its tests do by hand. Each test gives a tier to its own users. */
abstract class FollowingTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    static final Duration PAUSE = Duration.ofMillis(50);

    final String instance = ServerLine.unique("i");
    private final String field = "tier-" + instance;
    final String team = ServerLine.unique("team");
    private final InMemoryStore store = new InMemoryStore();
    private final List<String> made = new ArrayList<>();
    final List<String> addresses = new ArrayList<>();
    final List<AutoCloseable> open = new ArrayList<>();

    @Parameter
    ServerLine line;

    Bridge bridge;

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

    BridgeFollower follow(UnaryOperator<FollowOptionsBuilder> more) {
        BridgeFollower follower = follower(bridge.facade(), more);
        follower.start();
        return follower;
    }

    FollowerStatus once(UnaryOperator<FollowOptionsBuilder> more) {
        try (BridgeFollower follower = newFollower(bridge.facade(), more)) {
            return follower.once();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    BridgeFacade facade(UnaryOperator<BridgeBuilder> more) {
        BridgeFacade facade = more.apply(bridge.builder()).build();
        open.add(0, facade);
        return facade;
    }

    BridgeFollower follower(BridgeFacade facade, UnaryOperator<FollowOptionsBuilder> more) {
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

    void within(BooleanSupplier question) {
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

    void createTeam(String alias) {
        bridge.liteLlm
                .teams()
                .create(NewTeamRequest.builder(team, Models.all())
                        .teamAlias(alias)
                        .build());
    }

    String user(UnaryOperator<NewUserRequestBuilder> more) {
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

    void setMetadata(String id, Map<String, Object> more) {
        Map<String, Object> metadata =
                new HashMap<>(bridge.liteLlm.users().info(id).user().metadata());
        metadata.putAll(more);
        bridge.liteLlm
                .users()
                .update(UpdateUserRequest.builder(id).metadata(metadata).build());
    }

    static String email(String id) {
        return id + "@example.com";
    }

    void addAccount(String email) {
        bridge.openWebUi
                .auths()
                .add(new AddAccountRequest("Somebody", email, Secret.of("Somebody's own 1!"), Role.USER));
    }

    List<Account> accounts(String email) {
        return bridge.openWebUi.users().allByEmail(email);
    }

    Account account(String id) {
        return accounts(email(id)).stream().findFirst().orElseThrow();
    }

    List<DirectConnection> connections(String id) {
        return accounts(email(id)).stream()
                .flatMap(account -> account.directConnections().all().stream())
                .toList();
    }

    DirectConnection connection(String id) {
        return connections(id).get(0);
    }

    boolean isConnected(String id) {
        return connections(id).stream().anyMatch(DirectConnection::enabled);
    }

    List<Key> keys(String id) {
        return bridge.liteLlm.keys().stream(KeyListQuery.builder().userId(id).build())
                .toList();
    }

    Key key(String id) {
        assertThat(keys(id)).hasSize(1);
        return keys(id).get(0);
    }

    Optional<Group> group(String liteLlmId) {
        return groups().stream()
                .filter(group -> String.valueOf(group.description()).endsWith("[grp_" + liteLlmId + "]"))
                .findFirst();
    }

    boolean isIn(String id, String liteLlmId) {
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
