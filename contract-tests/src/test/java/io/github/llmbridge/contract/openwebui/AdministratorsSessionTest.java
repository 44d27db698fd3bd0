package io.github.llmbridge.contract.openwebui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.llmbridge.contract.OnEveryLine;
import io.github.llmbridge.contract.ServerLine;
import io.github.llmbridge.http.RetryPolicy;
import io.github.llmbridge.http.UnauthorizedException;
import io.github.llmbridge.openwebui.OpenWebUiClient;
import io.github.llmbridge.openwebui.users.Role;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** A client that signs its administrator in by password. */
@OnEveryLine
class AdministratorsSessionTest extends SiteTest {
    private final MovedClock clock = new MovedClock();

    @Test
    void aSessionThatWasEndedIsFollowedByAnotherAtTheNextCall() {
        Site.Person admin = site.newPerson(ServerLine.unique("u") + "@example.com", Role.ADMIN);
        try (OpenWebUiClient client = OpenWebUiClient.builder()
                .baseUrl(line.openWebUiUrl())
                .adminPassword(admin.email(), admin.password())
                .retry(RetryPolicy.none())
                .clock(clock)
                .build()) {
            assertThat(client.users().findByEmail(admin.email())).isPresent();
            if (line.isSeedOpenWebUi()) {
                // Nothing ends a session there.
                return;
            }
            site.behind.users().revokeSessions(admin.id());
            clock.ahead = Duration.ofMinutes(1);

            assertThatThrownBy(() -> client.users().list(1, "")).isInstanceOf(UnauthorizedException.class);
            assertThat(client.users().findByEmail(admin.email())).isPresent();
        }
    }

    private static final class MovedClock extends Clock {
        private Duration ahead = Duration.ZERO;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return Instant.now().plus(ahead);
        }
    }
}
