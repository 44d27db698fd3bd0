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
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The administrator's token by e-mail and password: signed in at the first call, again shortly before it ends, and after the
 * server has refused it, for the call that was refused and those beside it.
 */
final class AdminSession implements Credential {
    /** A refusal soon after a sign-in is of something else; the server allows 15 sign-ins in 3 minutes. */
    private static final Duration BETWEEN_SIGN_INS = Duration.ofSeconds(30);

    private final AnonymousAuths anonymous;
    private final SignInRequest request;
    private final Clock clock;
    private @Nullable Session session;
    private Instant signedIn = Instant.MIN;

    AdminSession(AnonymousAuths anonymous, SignInRequest request, Clock clock) {
        this.anonymous = anonymous;
        this.request = request;
        this.clock = clock;
    }

    @Override
    public synchronized Secret get() {
        Instant now = clock.instant();
        if (session == null || session.endsSoon(signedIn, now)) {
            session = anonymous.signIn(request);
            signedIn = now;
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

    /** Of several calls that are refused at once the first has the session renewed, the others find it renewed. */
    @Override
    public synchronized boolean renewed(Secret refused) {
        if (session != null && !refused.equals(session.token())) {
            return true;
        }
        boolean old = signedIn.plus(BETWEEN_SIGN_INS).isBefore(clock.instant());
        if (old) {
            session = null;
        }
        return old || session == null;
    }
}
