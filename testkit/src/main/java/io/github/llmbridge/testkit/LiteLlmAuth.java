package io.github.llmbridge.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whose key it is, whether it still counts, and whether its role may take the route. */
final class LiteLlmAuth {
    /** The handler decides for itself. */
    private static final Set<String> SELF_MANAGED = Set.of(
            "/key/info",
            "/key/list",
            "/v2/key/info",
            "/user/info",
            "/v2/user/info",
            "/team/info",
            "/team/list",
            "/v2/team/list",
            "/team/member_add",
            "/team/member_delete",
            "/model/info",
            "/v1/model/info");

    private static final Set<String> SELF_MANAGED_SINCE = Set.of(
            "/user/list",
            "/key/aliases",
            "/key/bulk_update",
            "/user/available_roles",
            "/invitation/new",
            "/invitation/delete");
    private static final Set<String> INTERNAL_USER =
            Set.of("/key/generate", "/key/update", "/key/delete", "/key/block", "/key/unblock");

    private final LiteLlmLine line;
    private final LiteLlmErrors errors;
    private final LiteLlmState state;
    private final String masterKey;
    private final LiteLlmKeyRoutes keyRoutes;

    LiteLlmAuth(LiteLlmLine line, LiteLlmErrors errors, LiteLlmState state, String masterKey) {
        this.line = line;
        this.errors = errors;
        this.state = state;
        this.masterKey = masterKey;
        keyRoutes = new LiteLlmKeyRoutes(line, errors);
    }

    /** For management routes. */
    LiteLlmCaller admit(Call call) {
        LiteLlmCaller caller = identify(call);
        checkStanding(caller);
        if (line.does(LiteLlmFact.CHECKS_ROUTES_BEFORE_ROLES)) {
            keyRoutes.check(caller, call.path());
        }
        checkTeam(caller);
        checkRole(caller, call);
        keyRoutes.check(caller, call.path());
        return caller;
    }

    /** For routes that every role may take. */
    LiteLlmCaller authenticate(Call call) {
        LiteLlmCaller caller = identify(call);
        checkStanding(caller);
        checkTeam(caller);
        keyRoutes.check(caller, call.path());
        return caller;
    }

    /** For calls of a model, which look at the key's models before they look at the user's standing and the key's end. */
    LiteLlmCaller authenticateForModel(Call call) {
        LiteLlmCaller caller = identify(call);
        keyRoutes.check(caller, call.path());
        return caller;
    }

    private LiteLlmCaller identify(Call call) {
        String sent = sentKey(call);
        if (sent.equals(masterKey)) {
            return new LiteLlmCaller(null, null);
        }
        if (!sent.startsWith("sk-")) {
            throw errors.auth(
                    401,
                    (line.does(LiteLlmFact.MASKS_MALFORMED_KEYS) ? "" : "Authentication Error, ")
                            + "LiteLLM Virtual Key expected. Received=" + shownMalformed(sent)
                            + ", expected to start with 'sk-'.");
        }
        String hash = LiteLlmState.hash(sent);
        ObjectNode key = state.keys.get(hash);
        if (key == null) {
            throw errors.error(
                    401,
                    "token_not_found_in_db",
                    "key",
                    "Authentication Error, Invalid proxy server token passed. Received API Key = " + shortName(sent)
                            + ", Key Hash (Token) =" + hash
                            + ". Unable to find token in cache or `LiteLLM_VerificationTokenTable`");
        }
        if (key.path("blocked").asBoolean()) {
            throw errors.auth(
                    401,
                    "Authentication Error, Key is blocked. Update via `/key/unblock` if " + line.blockedKeyHint()
                            + ".");
        }
        String userId = Json.text(key, "user_id");
        return new LiteLlmCaller(key, userId == null ? null : state.users.get(userId));
    }

    private String shownMalformed(String sent) {
        return line.does(LiteLlmFact.HIDES_MALFORMED_KEYS) ? "****" : line.shownMalformed(sent);
    }

    static String shortName(String key) {
        return "sk-..." + key.substring(Math.max(0, key.length() - 4));
    }

    /** Whether the user may act at all, and whether the key still lives. */
    void checkStanding(LiteLlmCaller caller) {
        checkScim(caller);
        checkExpiry(caller);
    }

    /** An identity provider switches a user off by a field of the metadata; nothing but a plain false counts. */
    private void checkScim(LiteLlmCaller caller) {
        ObjectNode user = caller.user();
        JsonNode active = user == null ? null : user.path("metadata").get("scim_active");
        if (line.does(LiteLlmFact.OBEYS_SCIM) && active != null && active.isBoolean() && !active.asBoolean()) {
            throw errors.auth(
                    401,
                    "Authentication Error, User=" + caller.userId()
                            + " has been deactivated via SCIM. Keys owned by this user cannot be used.");
        }
    }

    private void checkExpiry(LiteLlmCaller caller) {
        ObjectNode key = caller.key();
        String expires = key == null ? null : Json.text(key, "expires");
        // Times are whole milliseconds here, so a key that ends now has ended: the next call may come in the same one.
        if (key != null && expires != null && !Instant.parse(expires).isAfter(state.now())) {
            throw errors.error(
                    line.expiredKeyStatus(),
                    "expired_key",
                    Json.text(key, line.does(LiteLlmFact.NAMES_ENDED_KEYS_IN_SHORT) ? "key_name" : "token"),
                    "Authentication Error - Expired Key. Key Expiry time " + pythonTime(Instant.parse(expires))
                            + " and current time " + pythonTime(state.now()));
        }
    }

    /** Whether the key's team is there and open. */
    void checkTeam(LiteLlmCaller caller) {
        String id = caller.teamId();
        ObjectNode team = id == null ? null : state.teams.get(id);
        if (id != null && team == null && line.does(LiteLlmFact.INSISTS_ON_TEAMS)) {
            throw errors.teamOfKeyGone(id);
        }
        if (team != null && team.path("blocked").asBoolean()) {
            throw errors.auth(
                    401,
                    "Authentication Error, Team=" + id + " is blocked. Update via `/team/unblock` if "
                            + line.blockedTeamHint() + ".");
        }
    }

    private String sentKey(Call call) {
        String own = call.header("x-litellm-api-key");
        if (own != null) {
            return own.startsWith("Bearer ") ? own.substring(7) : own;
        }
        String authorization = call.header("Authorization");
        if (authorization == null) {
            String other = otherHeader(call);
            if (other != null) {
                return other;
            }
            throw errors.auth(401, "Authentication Error, No api key passed in.");
        }
        int space = authorization.indexOf(' ');
        String scheme = space < 0 ? "" : authorization.substring(0, space).toLowerCase(Locale.ROOT);
        if (!Set.of("bearer", "basic").contains(scheme)) {
            throw errors.auth(
                    401, "Authentication Error, Malformed API Key passed in. Ensure Key has `Bearer ` prefix.");
        }
        return authorization.substring(space + 1);
    }

    private static @Nullable String otherHeader(Call call) {
        for (String name : new String[] {"api-key", "x-api-key", "x-goog-api-key", "Ocp-Apim-Subscription-Key"}) {
            String value = call.header(name);
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    private void checkRole(LiteLlmCaller caller, Call call) {
        String route = call.path();
        if (caller.isAdmin()
                || (call.method().equals("GET") && caller.isViewer())
                || (!caller.isViewer() && mayTake(caller, route))) {
            return;
        }
        if (caller.isViewer()) {
            throw errors.auth(
                    403, "user not allowed to access this route, role= proxy_admin_viewer. Trying to access: " + route);
        }
        ObjectNode user = caller.user();
        String role = user == null ? null : Json.text(user, "user_role");
        String userId = user == null ? "unknown" : user.path("user_id").asText();
        throw errors.unauthorizedRoute(route, role == null ? "unknown" : role, masked(userId));
    }

    private boolean mayTake(LiteLlmCaller caller, String route) {
        return SELF_MANAGED.contains(route)
                || (line.does(LiteLlmFact.HANDLERS_CHECK_ROLES)
                        && (SELF_MANAGED_SINCE.contains(route) || route.endsWith("/reset_spend")))
                || (line.does(LiteLlmFact.TEAM_UPDATES_CHECK_ROLES) && route.equals("/team/update"))
                || (INTERNAL_USER.contains(route)
                        && caller.user() != null
                        && caller.role().equals("internal_user"));
    }

    private String masked(String userId) {
        if (userId.length() <= 4) {
            return "***";
        }
        if (userId.length() < 8) {
            return line.does(LiteLlmFact.MASKS_SHORT_USER_IDS) ? "*".repeat(userId.length()) : userId;
        }
        return userId.substring(0, 6) + "*".repeat(userId.length() - 8) + userId.substring(userId.length() - 2);
    }

    private static String pythonTime(Instant time) {
        return LiteLlmShapes.format(time).replace('T', ' ') + "+00:00";
    }
}
