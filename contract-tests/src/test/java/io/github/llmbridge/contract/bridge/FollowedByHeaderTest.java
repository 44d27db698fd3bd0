package io.github.llmbridge.contract.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.llmbridge.bridge.BridgeFacade;
import io.github.llmbridge.bridge.follow.BridgeFollower;
import io.github.llmbridge.bridge.follow.PollingFeed;
import io.github.llmbridge.bridge.person.FollowOptions;
import io.github.llmbridge.bridge.person.MigrationRules;
import io.github.llmbridge.bridge.store.InMemoryStore;
import io.github.llmbridge.contract.ChangesItsServer;
import io.github.llmbridge.contract.ServerLine;
import io.github.llmbridge.openwebui.auths.Session;
import io.github.llmbridge.openwebui.auths.TrustedHeader;
import io.github.llmbridge.openwebui.users.Role;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Whom the follower made signs in by an Open WebUI's {@code WEBUI_AUTH_TRUSTED_EMAIL_HEADER}. */
@ChangesItsServer
@ParameterizedClass(name = "{0}")
@MethodSource("lines")
class FollowedByHeaderTest extends BridgeTest {
    private static final String HEADER = "X-Forwarded-Email";

    static Stream<ServerLine> lines() {
        return ServerLine.trusting(HEADER);
    }

    @Test
    void theHeaderSignsInWhomTheFollowerMadeAndTheFollowerGoesOn() throws InterruptedException {
        try (FollowedPeople people = new FollowedPeople(bridge.liteLlm, bridge.openWebUi, false, false);
                BridgeFacade facade = FollowProcess.facade(
                        people.instance,
                        new InMemoryStore(),
                        bridge.wire.liteLlm(line),
                        bridge.wire.openWebUi(line),
                        line.liteLlmUrl());
                BridgeFollower follower = facade.follow(
                        PollingFeed.of(bridge.wire.liteLlm(line)),
                        FollowOptions.builder(MigrationRules.builder()
                                        .tierField(people.field)
                                        .build())
                                .build())) {
            String ada = people.newId();
            people.make(ada);
            follower.once();

            Session session = bridge.openWebUi
                    .anonymousAuths()
                    .signInByHeader(new TrustedHeader(HEADER, FollowedPeople.email(ada)));

            assertThat(session.id()).isEqualTo(people.accounts(ada).get(0).id());
            assertThat(session.role()).isEqualTo(Role.USER);
            assertThat(people.isConnected(ada)).isTrue();
            people.block(ada, true);
            follower.once();
            assertThat(people.isConnected(ada)).isFalse();
        }
    }
}
