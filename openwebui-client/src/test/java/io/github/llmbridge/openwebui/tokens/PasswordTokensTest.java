package io.github.llmbridge.openwebui.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.llmbridge.http.RateLimitedException;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.openwebui.auths.AnonymousAuths;
import io.github.llmbridge.openwebui.auths.Session;
import io.github.llmbridge.openwebui.auths.SignInRequest;
import io.github.llmbridge.openwebui.auths.SignInResult;
import io.github.llmbridge.openwebui.auths.SignInStep;
import io.github.llmbridge.openwebui.users.Account;
import io.github.llmbridge.openwebui.users.Role;
import java.lang.reflect.Proxy;
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
    private final SignIns signIns = new SignIns();
    private final PasswordTokens tokens =
            new PasswordTokens(signIns.auths(), account -> Optional.of(Secret.of("password")), clock);
    private final Account ada = account("ada");

    @Test
    void aTokenIsRenewedShortlyBeforeItEnds() {
        signIns.expiresAt = clock.instant().plus(Duration.ofHours(1));
        Secret first = tokens.tokenFor(ada).orElseThrow();

        clock.forward(Duration.ofMinutes(54));
        assertThat(tokens.tokenFor(ada)).contains(first);
        clock.forward(Duration.ofMinutes(2));
        assertThat(tokens.tokenFor(ada)).isPresent().get().isNotEqualTo(first);

        assertThat(signIns.count).isEqualTo(2);
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
        assertThat(signIns.count).isEqualTo(15);

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
        signIns.nextStep = "verify";

        assertThat(tokens.tokenFor(ada)).isEmpty();
    }

    @Test
    void whatIsAskedForInsteadOfATokenIsTold() {
        signIns.nextStep = "verify";
        assertThat(tokens.signIn(ada))
                .contains(new SignInResult.SecondFactor(
                        SignInStep.VERIFY, Secret.of("challenge"), Duration.ofMinutes(5)));

        signIns.nextStep = "pending";
        assertThat(tokens.signIn(ada)).contains(new SignInResult.AwaitingApproval());

        signIns.nextStep = "retina";
        assertThat(tokens.signIn(ada).orElseThrow()).isInstanceOf(SignInResult.SecondFactor.class);
    }

    @Test
    void aSessionThatCameBySecondFactorIsKept() {
        signIns.nextStep = "verify";
        assertThat(tokens.tokenFor(ada)).isEmpty();

        tokens.remember(ada, Session.of("id", Secret.of("by-code"), null));

        assertThat(tokens.tokenFor(ada)).contains(Secret.of("by-code"));
        assertThat(signIns.count).isEqualTo(1);
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

    /** Knows sign-in alone, and gives another token each time. */
    private static final class SignIns {
        private int count;
        private @Nullable Instant expiresAt;
        private @Nullable String nextStep;

        AnonymousAuths auths() {
            return (AnonymousAuths) Proxy.newProxyInstance(
                    AnonymousAuths.class.getClassLoader(),
                    new Class<?>[] {AnonymousAuths.class},
                    (proxy, method, arguments) -> {
                        assertThat(method.getName()).isEqualTo("signIn");
                        return session((SignInRequest) arguments[0]);
                    });
        }

        private Session session(SignInRequest request) {
            count++;
            return nextStep == null ? Session.of(request.email(), token(), expiresAt) : waiting(nextStep);
        }

        private Secret token() {
            return Secret.of("token-" + count);
        }

        private static Session waiting(String step) {
            Secret challenge = step.equals("pending") ? null : Secret.of("challenge");
            return new Session(
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    new SignInStep(step),
                    challenge,
                    challenge == null ? null : 300L,
                    Map.of());
        }
    }
}
