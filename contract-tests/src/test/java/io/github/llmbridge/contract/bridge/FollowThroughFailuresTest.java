package io.github.llmbridge.contract.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.llmbridge.bridge.BridgeFacade;
import io.github.llmbridge.bridge.follow.BridgeFollower;
import io.github.llmbridge.bridge.report.FollowerStatus;
import io.github.llmbridge.bridge.report.FollowerStatus.Open;
import io.github.llmbridge.contract.OnEveryLine;
import io.github.llmbridge.contract.ReadsEverybody;
import io.github.llmbridge.contract.Waiting;
import io.github.llmbridge.contract.Wire.Effect;
import io.github.llmbridge.litellm.users.UpdateUserRequest;
import io.github.llmbridge.litellm.users.UserRole;
import io.github.llmbridge.openwebui.users.Role;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A follower goes on after failures and outages, and another one takes over. */
@OnEveryLine
@ReadsEverybody
class FollowThroughFailuresTest extends FollowingTest {
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
}
