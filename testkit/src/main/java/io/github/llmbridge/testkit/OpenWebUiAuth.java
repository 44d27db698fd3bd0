package io.github.llmbridge.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** Finds out who calls, and refuses who may not. A missing right is a 401 here, as on the real server. */
final class OpenWebUiAuth {
    private final OpenWebUiState state;
    private final OpenWebUiLine line;
    private final OpenWebUiTokens tokens;
    private final OpenWebUiKeys keys;

    OpenWebUiAuth(OpenWebUiState state, OpenWebUiLine line, OpenWebUiTokens tokens, OpenWebUiKeys keys) {
        this.state = state;
        this.line = line;
        this.tokens = tokens;
        this.keys = keys;
    }

    /**
     * Who calls.
     *
     * @param token what they showed
     * @param claims of a JWT; null for an API key
     */
    record Caller(
            OpenWebUiUser user, String token, @Nullable JsonNode claims) {}

    /** Anybody with a valid credential, whatever the role. */
    Caller anyone(Call call) {
        String token = token(call);
        if (token == null) {
            throw new OpenWebUiRefusal(401, "Not authenticated");
        }
        Caller caller = token.startsWith("sk-") ? new Caller(keys.owner(token, call), token, null) : bySession(token);
        caller.user.lastActiveAt = state.now();
        return caller;
    }

    OpenWebUiUser verified(Call call) {
        OpenWebUiUser user = anyone(call).user;
        if (!user.isVerified()) {
            throw new OpenWebUiRefusal(401, OpenWebUiRefusal.ACCESS_PROHIBITED);
        }
        return user;
    }

    OpenWebUiUser admin(Call call) {
        return adminCaller(call).user;
    }

    Caller adminCaller(Call call) {
        Caller caller = anyone(call);
        if (!caller.user.isAdmin()) {
            throw new OpenWebUiRefusal(401, OpenWebUiRefusal.ACCESS_PROHIBITED);
        }
        return caller;
    }

    /** Whose valid JWT is in the header or cookie; null instead of a refusal, and for an API key. */
    @Nullable OpenWebUiUser userOfSession(Call call) {
        String token = token(call);
        try {
            return token == null || token.startsWith("sk-") ? null : bySession(token).user;
        } catch (OpenWebUiRefusal e) {
            return null;
        }
    }

    private Caller bySession(String token) {
        JsonNode claims = tokens.read(token);
        if (claims == null) {
            throw new OpenWebUiRefusal(401, OpenWebUiRefusal.UNAUTHORIZED);
        }
        return new Caller(tokens.owner(claims), token, claims);
    }

    private @Nullable String token(Call call) {
        String header = call.header("Authorization");
        String[] parts = header == null ? new String[0] : header.strip().split(" +", 2);
        if (parts.length == 2 && parts[0].equalsIgnoreCase("bearer")) {
            return parts[1];
        }
        String cookie = cookie(call);
        return cookie == null ? tokenFromElsewhere(call) : cookie;
    }

    /** A token that is neither a bearer header nor a cookie. */
    private @Nullable String tokenFromElsewhere(Call call) {
        if (!line.does(OpenWebUiFact.TAKES_TOKENS_FROM_ELSEWHERE)) {
            return null;
        }
        String header = call.header("Authorization");
        if (header != null && header.split(" ", -1).length == 2) {
            return header.split(" ", -1)[1];
        }
        return call.header("x-api-key");
    }

    /** Refuses an API key where a person has to be signed in. */
    void checkHuman(Caller caller) {
        if (caller.claims == null && line.does(OpenWebUiFact.STAMPS_SESSIONS)) {
            throw new OpenWebUiRefusal(403, "A human session is required.");
        }
    }

    private static @Nullable String cookie(Call call) {
        String header = call.header("Cookie");
        if (header != null) {
            for (String pair : header.split(";", -1)) {
                if (pair.strip().startsWith("token=")) {
                    return pair.strip().substring("token=".length());
                }
            }
        }
        return null;
    }
}
