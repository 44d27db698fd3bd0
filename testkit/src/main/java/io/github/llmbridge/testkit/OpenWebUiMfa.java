package io.github.llmbridge.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The second factor of 0.12.4: questions at sign-in, and answers to them. Guarded by the server's lock. */
final class OpenWebUiMfa {
    private static final int SHORTEST_CHALLENGE = 40;

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
        form.rule("challenge_token", challenge.length() >= SHORTEST_CHALLENGE, "too short")
                .check();
        if (!state.mfa()) {
            throw new OpenWebUiRefusal(401, "Invalid authentication request.");
        }
        OpenWebUiUser user = user(challenge);
        if (user == null || user.secondFactor == null) {
            throw new OpenWebUiRefusal(401, "This authentication step expired. Please start again.");
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

    private @Nullable OpenWebUiUser user(String challenge) {
        String id = open.get(challenge);
        return id == null ? null : state.users.get(id);
    }
}
