package io.github.llmbridge.openwebui.tokens;

import io.github.llmbridge.http.ErrorDetails;
import io.github.llmbridge.http.RateLimitedException;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.openwebui.auths.Auths;
import io.github.llmbridge.openwebui.auths.Session;
import io.github.llmbridge.openwebui.auths.SignInRequest;
import io.github.llmbridge.openwebui.users.Account;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Signs users in with passwords that the application knows. Keeps each token until it is refused or about to end, signs in
 * once at a time for an e-mail, and stays within the server's limit of 15 sign-ins in 3 minutes (since 0.6.41): beyond it
 * {@link RateLimitedException} is thrown before the wire.
 */
public final class PasswordTokens implements UserTokenSource {
    private static final int MOST_SIGN_INS = 15;
    private static final Duration WINDOW = Duration.ofMinutes(3);
    private static final Duration BEFORE_END = Duration.ofMinutes(5);

    private final Auths anonymous;
    private final Function<Account, Optional<Secret>> passwords;
    private final Clock clock;
    private final Map<String, SignIns> byAccount = new ConcurrentHashMap<>();

    /**
     * Signs in through {@code anonymous}.
     *
     * @param anonymous sign-in without a credential, such as {@code OpenWebUiClient.anonymousAuths()}
     * @param passwords the password of an account, if the application knows it
     */
    public PasswordTokens(Auths anonymous, Function<Account, Optional<Secret>> passwords, Clock clock) {
        this.anonymous = anonymous;
        this.passwords = passwords;
        this.clock = clock;
    }

    /** The account's token, by sign-in if none is kept; empty if the password is not known or a second factor is asked for. */
    @Override
    public Optional<Secret> tokenFor(Account account) {
        return passwords.apply(account).flatMap(password -> {
            SignIns signIns = byAccount.computeIfAbsent(account.id(), id -> new SignIns());
            return signIns.token(() -> new SignInRequest(account.email(), password));
        });
    }

    @Override
    public void refused(Account account, Secret token) {
        SignIns signIns = byAccount.get(account.id());
        if (signIns != null) {
            signIns.forget(token);
        }
    }

    /** One account's token and the times of its last sign-ins. */
    private final class SignIns {
        private final Deque<Instant> times = new ArrayDeque<>();
        private @Nullable Session session;

        synchronized Optional<Secret> token(Supplier<SignInRequest> request) {
            Instant now = clock.instant();
            if (session == null || endsSoon(session, now)) {
                countOrRefuse(now);
                session = anonymous.signIn(request.get());
            }
            return Optional.ofNullable(session.token());
        }

        synchronized void forget(Secret token) {
            if (session != null && token.equals(session.token())) {
                session = null;
            }
        }

        private boolean endsSoon(Session current, Instant now) {
            return current.token() == null
                    || (current.expiresAt() != null
                            && current.expiresAt().minus(BEFORE_END).isBefore(now));
        }

        private void countOrRefuse(Instant now) {
            while (!times.isEmpty() && !times.peekFirst().isAfter(now.minus(WINDOW))) {
                times.removeFirst();
            }
            if (times.size() >= MOST_SIGN_INS) {
                Duration wait = Duration.between(now, times.getFirst().plus(WINDOW));
                throw new RateLimitedException(new ErrorDetails(
                        "auths.signIn",
                        0,
                        null,
                        "15 sign-ins of this account in 3 minutes are the server's limit",
                        wait));
            }
            times.addLast(now);
        }
    }
}
