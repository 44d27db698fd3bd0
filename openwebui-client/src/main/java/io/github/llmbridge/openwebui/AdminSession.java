package io.github.llmbridge.openwebui;

import io.github.llmbridge.http.Credential;
import io.github.llmbridge.http.ErrorDetails;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.http.UnauthorizedException;
import io.github.llmbridge.openwebui.auths.AnonymousAuths;
import io.github.llmbridge.openwebui.auths.Session;
import io.github.llmbridge.openwebui.auths.SignInRequest;
import io.github.llmbridge.openwebui.auths.SignInStep;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The administrator's token by e-mail and password: signed in at the first call, and again shortly before it ends. */
final class AdminSession implements Credential {
    private static final Duration BEFORE_END = Duration.ofMinutes(5);

    private final AnonymousAuths anonymous;
    private final SignInRequest request;
    private final Clock clock;
    private @Nullable Session session;

    AdminSession(AnonymousAuths anonymous, SignInRequest request, Clock clock) {
        this.anonymous = anonymous;
        this.request = request;
        this.clock = clock;
    }

    @Override
    public synchronized Secret get() {
        if (session == null || endsSoon(session)) {
            session = anonymous.signIn(request);
        }
        if (session.token() == null) {
            SignInStep step = session.nextStep();
            session = null;
            String named = step == null ? "unknown" : step.value();
            throw new UnauthorizedException(ErrorDetails.withoutAnswer(
                    "auths.signIn", "the administrator's sign-in asks for a further step: " + named));
        }
        return session.token();
    }

    private boolean endsSoon(Session current) {
        return current.expiresAt() != null
                && current.expiresAt().minus(BEFORE_END).isBefore(clock.instant());
    }
}
