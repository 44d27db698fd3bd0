package io.github.llmbridge.openwebui.tokens;

import io.github.llmbridge.http.ErrorDetails;
import io.github.llmbridge.http.RateLimitedException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** One account's sign-ins within the server's limit of 15 in 3 minutes (since 0.6.41), which counts successful ones, too. */
final class SignInBudget {
    private static final int MOST_SIGN_INS = 15;
    private static final Duration WINDOW = Duration.ofMinutes(3);

    private final Deque<Instant> times = new ArrayDeque<>();

    /** Throws {@link RateLimitedException} if there is none left. */
    void spend(Instant now) {
        while (!times.isEmpty() && !times.peekFirst().isAfter(now.minus(WINDOW))) {
            times.removeFirst();
        }
        if (times.size() >= MOST_SIGN_INS) {
            Duration wait = Duration.between(now, times.getFirst().plus(WINDOW));
            throw new RateLimitedException(new ErrorDetails(
                    "auths.signIn", 0, null, "15 sign-ins of this account in 3 minutes are the server's limit", wait));
        }
        times.addLast(now);
    }
}
