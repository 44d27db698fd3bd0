package io.github.llmbridge.contract.openwebui;

import static io.github.llmbridge.contract.Declarations.operation;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.llmbridge.contract.OnEveryLine;
import io.github.llmbridge.contract.ServerLine;
import io.github.llmbridge.http.RawRequest;
import io.github.llmbridge.http.RetryPolicy;
import io.github.llmbridge.openwebui.OpenWebUiClient;
import io.github.llmbridge.openwebui.users.Account;
import io.github.llmbridge.openwebui.users.Role;
import io.github.llmbridge.openwebui.users.Users;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A client that signs its administrator in by password. */
@OnEveryLine
class AdministratorsSessionTest extends SiteTest {
    private final MovedClock clock = new MovedClock();

    @Test
    void aSessionThatWasEndedIsRenewedForAllCallsThatAreRefused() {
        Site.Person admin = site.newPerson(ServerLine.unique("u") + "@example.com", Role.ADMIN);
        try (OpenWebUiClient client = OpenWebUiClient.builder()
                .baseUrl(line.openWebUiUrl())
                .adminPassword(admin.email(), admin.password())
                .retry(RetryPolicy.none())
                .clock(clock)
                .build()) {
            assertThat(client.users().findByEmail(admin.email())).isPresent();
            if (!line.openWebUiHas(operation(Users.class, "revokeSessions"))) {
                // Nothing ends a session before its time.
                return;
            }
            site.behind.users().revokeSessions(admin.id());
            clock.ahead = Duration.ofMinutes(1);

            List<CompletableFuture<Optional<Account>>> calls = IntStream.range(0, 6)
                    .mapToObj(i ->
                            CompletableFuture.supplyAsync(() -> client.users().findByEmail(admin.email())))
                    .toList();

            assertThat(calls).allSatisfy(call -> assertThat(call.join()).isPresent());
            assertThat(client.raw().send(RawRequest.get("/api/v1/users/")).status())
                    .isEqualTo(200);
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
