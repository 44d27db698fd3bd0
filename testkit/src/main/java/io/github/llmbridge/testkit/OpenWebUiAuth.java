package io.github.llmbridge.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** Finds out who calls, and refuses who may not. A missing right is a 401 here, as on the real server. */
final class OpenWebUiAuth {
    private final OpenWebUiState state;
    private final OpenWebUiLine line;
    private final OpenWebUiTokens tokens;
    private final OpenWebUiPermissions permissions;

    OpenWebUiAuth(OpenWebUiState state, OpenWebUiLine line, OpenWebUiTokens tokens, OpenWebUiPermissions permissions) {
        this.state = state;
        this.line = line;
        this.tokens = tokens;
        this.permissions = permissions;
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
        Caller caller = token.startsWith("sk-")
                ? new Caller(line.userByApiKey(token, call, state, permissions), token, null)
                : bySession(token);
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
        return new Caller(line.userOfSession(claims, state), token, claims);
    }

    private @Nullable String token(Call call) {
        String header = call.header("Authorization");
        String[] parts = header == null ? new String[0] : header.strip().split(" +", 2);
        if (parts.length == 2 && parts[0].equalsIgnoreCase("bearer")) {
            return parts[1];
        }
        String cookie = cookie(call);
        return cookie == null ? line.tokenFromElsewhere(call) : cookie;
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
