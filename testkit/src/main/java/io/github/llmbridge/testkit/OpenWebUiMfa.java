package io.github.llmbridge.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The second factor, since 0.12.0: questions at sign-in, setting it up, and answers. Guarded by the server's lock. */
final class OpenWebUiMfa {
    private static final int SHORTEST_CHALLENGE = 20;
    private static final int LONGEST_CHALLENGE = 160;
    private static final long CHALLENGE_SECONDS = 300;
    private static final int MOST_ATTEMPTS = 5;

    private final OpenWebUiState state;
    private final SecureRandom random = new SecureRandom();
    /** By account: the last sign-in's alone. */
    private final Map<String, Challenge> open = new HashMap<>();

    OpenWebUiMfa(OpenWebUiState state) {
        this.state = state;
    }

    /** A question that waits for its answer. */
    private static final class Challenge {
        private final String token;
        private final String kind;
        private final long end;
        private @Nullable String secret;
        private int attempts;

        Challenge(String token, String kind, long end) {
            this.token = token;
            this.kind = kind;
            this.end = end;
        }
    }

    /** Who has set up a second factor, and what recovers the account without it. */
    record Enrolled(OpenWebUiUser user, List<String> recoveryCodes) {}

    /** What a sign-in with the right password gets instead of a session. */
    ObjectNode question(OpenWebUiUser user) {
        if (!user.isVerified()) {
            return Json.object().put("next_step", "pending");
        }
        String token =
                user.id + "." + UUID.randomUUID().toString().replace("-", "").concat("0123456789a");
        String kind = user.secondFactor == null ? "enroll" : "verify";
        open.put(user.id, new Challenge(token, kind, state.now() + CHALLENGE_SECONDS));
        return Json.object()
                .put("next_step", kind)
                .put("challenge_token", token)
                .put("expires_in", CHALLENGE_SECONDS);
    }

    /** What goes into the authenticator app; the same for the same question. */
    ObjectNode setUp(OpenWebUiForm form) {
        Challenge challenge = challenge(askedFor(form, "enroll"));
        if (challenge.secret == null) {
            challenge.secret = Totp.newSecret(random);
        }
        return Json.object().put("manual_key", challenge.secret).put("qr_code", "data:image/svg+xml;base64,PHN2Zy8+");
    }

    /** The app's first code sets the factor up, and ends the account's sessions. */
    Enrolled enrolled(OpenWebUiForm form) {
        OpenWebUiUser user = askedFor(form, "enroll");
        Challenge challenge = challenge(user);
        count(challenge);
        String secret = challenge.secret;
        long step = secret == null ? -1 : OpenWebUiSecondFactor.matching(secret, code(form), present(), -1);
        if (secret == null || step < 0) {
            throw new OpenWebUiRefusal(401, "Invalid code. Check your authenticator and try again.");
        }
        OpenWebUiSecondFactor factor = new OpenWebUiSecondFactor(secret, step, random);
        user.secondFactor = factor;
        user.revokeSessions();
        open.remove(user.id);
        return new Enrolled(user, factor.recoveryCodes());
    }

    /** Gives an account a factor without a sign-in, and answers the secret. */
    String enrol(OpenWebUiUser user) {
        String secret = Totp.newSecret(random);
        user.secondFactor = new OpenWebUiSecondFactor(secret, -1, random);
        return secret;
    }

    /** Who has answered; a right answer uses the question up, a wrong one leaves it open. */
    OpenWebUiUser answered(OpenWebUiForm form) {
        OpenWebUiUser user = askedFor(form, "verify");
        count(challenge(user));
        OpenWebUiSecondFactor factor = user.secondFactor;
        boolean right = factor != null
                && (form.fields().path("recovery").asBoolean()
                        ? factor.takesForRecovery(code(form))
                        : factor.takes(code(form), present()));
        if (!right) {
            throw new OpenWebUiRefusal(401, "Invalid or already used code.");
        }
        open.remove(user.id);
        return user;
    }

    /** What an account is told of its own. */
    ObjectNode status(OpenWebUiUser user) {
        OpenWebUiSecondFactor factor = user.secondFactor;
        return Json.object()
                .put("enabled", factor != null)
                .put("required", state.mfa())
                .put(
                        "recovery_codes_remaining",
                        factor == null ? 0 : factor.recoveryCodes().size());
    }

    private OpenWebUiUser askedFor(OpenWebUiForm form, String kind) {
        String token = form.text("challenge_token");
        boolean fits = token.length() >= SHORTEST_CHALLENGE && token.length() <= LONGEST_CHALLENGE;
        form.rule("challenge_token", fits, "of another length").check();
        int dot = token.indexOf('.');
        if (dot < 0) {
            throw expired();
        }
        OpenWebUiUser user = state.users.get(token.substring(0, dot));
        if (user == null) {
            throw new OpenWebUiRefusal(401, "Invalid authentication request.");
        }
        Challenge challenge = open.get(user.id);
        if (challenge == null
                || !challenge.token.equals(token)
                || !challenge.kind.equals(kind)
                || challenge.end <= state.now()) {
            throw expired();
        }
        if (!state.mfa()) {
            throw new OpenWebUiRefusal(403, "MFA is disabled. Please sign in again.");
        }
        return user;
    }

    private Challenge challenge(OpenWebUiUser user) {
        Challenge challenge = open.get(user.id);
        if (challenge == null) {
            throw expired();
        }
        return challenge;
    }

    private static OpenWebUiRefusal expired() {
        return new OpenWebUiRefusal(401, "This authentication step expired. Please start again.");
    }

    private static void count(Challenge challenge) {
        if (++challenge.attempts > MOST_ATTEMPTS) {
            throw new OpenWebUiRefusal(429, "Too many codes. Please sign in again.");
        }
    }

    private static String code(OpenWebUiForm form) {
        return form.text("code").strip();
    }

    private long present() {
        return Totp.step(Instant.ofEpochSecond(state.now()));
    }
}
