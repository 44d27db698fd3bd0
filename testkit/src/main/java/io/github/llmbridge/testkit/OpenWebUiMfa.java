package io.github.llmbridge.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** The second factor of 0.12.4: questions at sign-in, and answers to them. Guarded by the server's lock. */
final class OpenWebUiMfa {
    private static final int SHORTEST_CHALLENGE = 20;
    private static final int LONGEST_CHALLENGE = 160;

    private final OpenWebUiState state;
    /** Account by challenge. */
    private final Map<String, String> open = new HashMap<>();

    OpenWebUiMfa(OpenWebUiState state) {
        this.state = state;
    }

    /** What a sign-in with the right password gets instead of a session. */
    ObjectNode question(OpenWebUiUser user) {
        if (!user.isVerified()) {
            return Json.object().put("next_step", "pending");
        }
        String challenge =
                user.id + "." + UUID.randomUUID().toString().replace("-", "").concat("0123456789a");
        open.put(challenge, user.id);
        return Json.object()
                .put("next_step", user.secondFactor == null ? "enroll" : "verify")
                .put("challenge_token", challenge)
                .put("expires_in", 300);
    }

    /** Who has answered; a right answer uses the question up, a wrong one leaves it open. */
    OpenWebUiUser answered(OpenWebUiForm form) {
        String challenge = form.text("challenge_token");
        boolean fits = challenge.length() >= SHORTEST_CHALLENGE && challenge.length() <= LONGEST_CHALLENGE;
        form.rule("challenge_token", fits, "of another length").check();
        OpenWebUiUser user = askedFor(challenge);
        if (!state.mfa()) {
            throw new OpenWebUiRefusal(403, "MFA is disabled. Please sign in again.");
        }
        if (!form.text("code").equals(user.secondFactor)) {
            throw new OpenWebUiRefusal(401, "Invalid or already used code.");
        }
        open.remove(challenge);
        return user;
    }

    /** What an account is told of its own. */
    ObjectNode status(OpenWebUiUser user) {
        return Json.object()
                .put("enabled", user.secondFactor != null)
                .put("required", state.mfa())
                .put("recovery_codes_remaining", 0);
    }

    private OpenWebUiUser askedFor(String challenge) {
        int dot = challenge.indexOf('.');
        OpenWebUiUser user = dot < 0 ? null : state.users.get(challenge.substring(0, dot));
        if (dot >= 0 && user == null) {
            throw new OpenWebUiRefusal(401, "Invalid authentication request.");
        }
        if (user == null || !user.id.equals(open.get(challenge)) || user.secondFactor == null) {
            throw new OpenWebUiRefusal(401, "This authentication step expired. Please start again.");
        }
        return user;
    }
}
