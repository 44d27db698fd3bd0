package io.github.llmbridge.openwebui.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.llmbridge.http.RateLimitedException;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.openwebui.auths.AddAccountRequest;
import io.github.llmbridge.openwebui.auths.ApiKey;
import io.github.llmbridge.openwebui.auths.Auths;
import io.github.llmbridge.openwebui.auths.Session;
import io.github.llmbridge.openwebui.auths.SignInRequest;
import io.github.llmbridge.openwebui.users.Account;
import io.github.llmbridge.openwebui.users.Role;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What hangs on the clock; the contract suite has the rest, on servers. */
class PasswordTokensTest {
    private final MovableClock clock = new MovableClock();
    private final CountingAuths auths = new CountingAuths();
    private final PasswordTokens tokens =
            new PasswordTokens(auths, account -> Optional.of(Secret.of("password")), clock);
    private final Account ada = account("ada");

    @Test
    void aTokenIsRenewedShortlyBeforeItEnds() {
        auths.expiresAt = clock.instant().plus(Duration.ofHours(1));
        Secret first = tokens.tokenFor(ada).orElseThrow();

        clock.forward(Duration.ofMinutes(54));
        assertThat(tokens.tokenFor(ada)).contains(first);
        clock.forward(Duration.ofMinutes(2));
        assertThat(tokens.tokenFor(ada)).isPresent().get().isNotEqualTo(first);

        assertThat(auths.signIns).isEqualTo(2);
    }

    @Test
    void aTokenWithoutAnEndIsKept() {
        Secret first = tokens.tokenFor(ada).orElseThrow();

        clock.forward(Duration.ofDays(1000));

        assertThat(tokens.tokenFor(ada)).contains(first);
    }

    @Test
    void afterTheLimitItSaysHowLongToWaitAndThenSignsInAgain() {
        for (int i = 0; i < 15; i++) {
            tokens.refused(ada, tokens.tokenFor(ada).orElseThrow());
            clock.forward(Duration.ofSeconds(1));
        }

        assertThatThrownBy(() -> tokens.tokenFor(ada))
                .isInstanceOfSatisfying(
                        RateLimitedException.class,
                        error -> assertThat(error.retryAfter()).contains(Duration.ofSeconds(165)));
        assertThat(auths.signIns).isEqualTo(15);

        clock.forward(Duration.ofSeconds(165));
        assertThat(tokens.tokenFor(ada)).isPresent();
        tokens.refused(ada, Secret.of("token-16"));
        assertThatThrownBy(() -> tokens.tokenFor(ada)).isInstanceOf(RateLimitedException.class);
    }

    @Test
    void anAccountThatReachedTheLimitDoesNotKeepAnotherOut() {
        for (int i = 0; i < 15; i++) {
            tokens.refused(ada, tokens.tokenFor(ada).orElseThrow());
        }

        assertThat(tokens.tokenFor(account("bob"))).isPresent();
    }

    @Test
    void aSignInThatAsksForASecondFactorGivesNoToken() {
        auths.nextStep = "verify";

        assertThat(tokens.tokenFor(ada)).isEmpty();
    }

    private static Account account(String id) {
        return new Account(id, id + "@example.com", id, Role.USER, null, null, null, null, Map.of());
    }

    private static final class MovableClock extends Clock {
        private Instant now = Instant.parse("2026-01-01T00:00:00Z");

        void forward(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }

    /** Every sign-in gives another token. */
    private static final class CountingAuths implements Auths {
        private int signIns;
        private @Nullable Instant expiresAt;
        private @Nullable String nextStep;

        @Override
        public Session signIn(SignInRequest request) {
            signIns++;
            Secret token = nextStep == null ? Secret.of("token-" + signIns) : null;
            return new Session("id", request.email(), null, null, null, token, expiresAt, nextStep, Map.of());
        }

        @Override
        public Session add(AddAccountRequest request) {
            throw new UnsupportedOperationException();
        }

        @Override
        public ApiKey createApiKey() {
            throw new UnsupportedOperationException();
        }

        @Override
        public ApiKey apiKey() {
            throw new UnsupportedOperationException();
        }
    }
}
