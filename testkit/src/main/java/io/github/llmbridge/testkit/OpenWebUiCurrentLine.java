package io.github.llmbridge.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** 0.12.4. */
final class OpenWebUiCurrentLine extends OpenWebUiLine {
    private static final int MAX_PASSWORD_BYTES = 72;

    OpenWebUiCurrentLine(String version) {
        super(version);
    }

    @Override
    ObjectNode versionJson() {
        return Json.object().put("version", version()).put("deployment_id", "");
    }

    @Override
    Map<String, String> headers(Call call) {
        Map<String, String> headers = new LinkedHashMap<>(Map.of("X-Process-Time", "0.000500", "Vary", "Origin"));
        String origin = call.header("Origin");
        if (origin != null) {
            headers.put("Access-Control-Allow-Origin", origin);
            headers.put("Access-Control-Allow-Credentials", "true");
        }
        if (isAboutSignIn(call)) {
            headers.put("Cache-Control", "no-store");
        }
        return headers;
    }

    @Override
    String corsMethods() {
        return "DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT, QUERY";
    }

    private static boolean isAboutSignIn(Call call) {
        return call.path().startsWith("/api/v1/auths/");
    }

    @Override
    Reply page(String html) {
        return Reply.html(200, html).withHeader("Cache-Control", "no-cache");
    }

    @Override
    void addOwnRoutes(Router router, OpenWebUiState state, OpenWebUiAuth auth) {
        new OpenWebUiCurrentRoutes(state, this, auth).addRoutes(router);
    }

    @Override
    void addUserCounts(ObjectNode config, OpenWebUiUser reader, OpenWebUiState state) {
        // Only a server with a licence gives any.
    }

    @Override
    ObjectNode adminConfigUpdated(ObjectNode config, boolean sessionsRevoked) {
        return config.deepCopy().put("sessions_revoked", sessionsRevoked);
    }

    @Override
    boolean insistsOnContentType() {
        return true;
    }

    /** Nothing of what was sent to sign in is repeated. */
    @Override
    Reply unprocessable(Call call, ArrayNode errors) {
        ObjectNode body = Json.object();
        if (isAboutSignIn(call)) {
            body.put("detail", "Invalid authentication request.");
        } else {
            body.set("detail", errors);
        }
        return Reply.json(422, body);
    }

    @Override
    String apiKeySwitch() {
        return "ENABLE_API_KEYS";
    }

    @Override
    @Nullable String tokenFromElsewhere(Call call) {
        String header = call.header("Authorization");
        if (header != null && header.split(" ", -1).length == 2) {
            return header.split(" ", -1)[1];
        }
        return call.header("x-api-key");
    }

    @Override
    ObjectNode sessionClaims(OpenWebUiUser user, boolean mfaVerified, long now) {
        return newAccountClaims(user, now)
                .put("auth_method", "password")
                .put("auth_time", now)
                .put("mfa_verified", mfaVerified);
    }

    @Override
    ObjectNode newAccountClaims(OpenWebUiUser user, long now) {
        return Json.object()
                .put("id", user.id)
                .put("typ", "session")
                .put("session_stamp", user.sessionStamp())
                .put("jti", UUID.randomUUID().toString())
                .put("iat", now);
    }

    @Override
    boolean tokensOfNewAccountsExpire() {
        return true;
    }

    @Override
    OpenWebUiUser userOfSession(JsonNode claims, OpenWebUiState state) {
        OpenWebUiUser user = state.users.get(claims.path("id").asText());
        if (user == null) {
            throw new OpenWebUiRefusal(401, "Invalid authentication request.");
        }
        boolean revoked = !claims.path("session_stamp").asText().equals(user.sessionStamp());
        if (revoked || (state.mfa() && !claims.path("mfa_verified").asBoolean())) {
            throw new OpenWebUiRefusal(401, "Invalid token");
        }
        return user;
    }

    @Override
    OpenWebUiUser userByApiKey(String key, Call call, OpenWebUiState state, OpenWebUiPermissions permissions) {
        OpenWebUiUser owner = state.users.values().stream()
                .filter(user -> key.equals(user.apiKey))
                .findFirst()
                .orElseThrow(() -> new OpenWebUiRefusal(401, OpenWebUiRefusal.INVALID_TOKEN));
        if (!mayHaveApiKey(owner, state, permissions)) {
            throw new OpenWebUiRefusal(403, OpenWebUiRefusal.API_KEY_NOT_ALLOWED);
        }
        if (!ApiKeyPaths.allows(state.adminConfig, "API_KEYS", call.path())) {
            throw new OpenWebUiRefusal(403, OpenWebUiRefusal.ACCESS_PROHIBITED);
        }
        return owner;
    }

    @Override
    void checkMayHaveApiKey(Call call, OpenWebUiUser user, OpenWebUiState state, OpenWebUiPermissions permissions) {
        if (!mayHaveApiKey(user, state, permissions)) {
            throw new OpenWebUiRefusal(403, OpenWebUiRefusal.API_KEY_CREATION_NOT_ALLOWED);
        }
    }

    private boolean mayHaveApiKey(OpenWebUiUser user, OpenWebUiState state, OpenWebUiPermissions permissions) {
        return state.adminConfig.path(apiKeySwitch()).asBoolean()
                && (user.isAdmin() || permissions.has(user, "features.api_keys"));
    }

    @Override
    void checkHuman(OpenWebUiAuth.Caller caller) {
        if (caller.claims() == null) {
            throw new OpenWebUiRefusal(403, "A human session is required.");
        }
    }

    @Override
    boolean limitsSignIns() {
        return true;
    }

    @Override
    boolean knowsMfa() {
        return true;
    }

    @Override
    boolean addsAccountsSideBySide() {
        return true;
    }

    @Override
    String methodOfSignOut() {
        return "POST";
    }

    @Override
    boolean trustedHeaderAddsAccounts() {
        return true;
    }

    @Override
    boolean passwordFits(String password) {
        return password.getBytes(StandardCharsets.UTF_8).length <= MAX_PASSWORD_BYTES;
    }

    @Override
    boolean validatesPasswords() {
        return true;
    }

    @Override
    void passwordChanged(OpenWebUiUser user) {
        user.revokeSessions();
    }

    @Override
    ObjectNode userJson(OpenWebUiUser user) {
        return CurrentUserJson.full(user, image(user));
    }

    @Override
    ObjectNode userInList(OpenWebUiUser user, OpenWebUiState state) {
        ArrayNode groupIds = Json.array();
        state.groupsOf(user.id).forEach(group -> groupIds.add(group.id));
        return userJson(user).set("group_ids", groupIds);
    }

    @Override
    ObjectNode userInShort(OpenWebUiUser user) {
        return CurrentUserJson.shortened(user);
    }

    @Override
    ObjectNode userFound(OpenWebUiUser user) {
        return userInShort(user);
    }

    @Override
    Reply userById(Call call, OpenWebUiAuth auth, OpenWebUiState state) {
        auth.admin(call);
        OpenWebUiUser user = OpenWebUiUsers.find(call, state);
        return Reply.ok(CurrentUserJson.withPresence(userJson(user), user, state));
    }

    @Override
    boolean isActive(@Nullable OpenWebUiUser user, OpenWebUiState state) {
        return user != null && CurrentUserJson.isActive(user, state);
    }

    @Override
    ObjectNode sessionExtras() {
        return CurrentUserJson.status();
    }

    @Override
    String imageInSession(OpenWebUiUser user) {
        return "/api/v1/users/" + user.id + "/profile/image";
    }

    @Override
    String image(OpenWebUiUser user) {
        return user.imageUrl.isEmpty() ? imageInSession(user) : user.imageUrl;
    }

    @Override
    boolean imageFits(@Nullable String url) {
        return url == null || ProfileImages.accepts(url);
    }

    @Override
    boolean takesNoImage() {
        return true;
    }

    @Override
    List<String> requiredInUserUpdate() {
        return List.of();
    }

    @Override
    OpenWebUiRefusal primaryAdminTouched() {
        return new OpenWebUiRefusal(403, OpenWebUiRefusal.ACTION_PROHIBITED);
    }

    @Override
    boolean totalCountsOnlyMatches() {
        return true;
    }

    @Override
    boolean searchHasPagesAndOrder() {
        return true;
    }

    @Override
    boolean newestFirst(boolean orderAsked) {
        return true;
    }

    @Override
    boolean functionsHaveVersions() {
        return true;
    }

    @Override
    boolean runsFunctionsThatAreOff() {
        return false;
    }

    @Override
    String functionError(String attempted, String wrong) {
        return "[ERROR: " + attempted + "]";
    }

    @Override
    String noFunctionToUpdate() {
        return "Function not found";
    }

    @Override
    boolean canDoWithoutFunctions() {
        return true;
    }

    @Override
    OpenWebUiSettings settings(OpenWebUiState state, OpenWebUiPermissions permissions) {
        return new OpenWebUiPatchedSettings(state, this, permissions);
    }

    @Override
    void addToModel(ObjectNode json) {
        json.put("provider", "");
    }

    @Override
    Reply modelServerDown() {
        throw new OpenWebUiRefusal(500, OpenWebUiConnections.DOWN);
    }

    @Override
    boolean mayUseBase(boolean granted) {
        return granted;
    }

    @Override
    OpenWebUiModelEntries models(OpenWebUiState state, OpenWebUiAuth auth, OpenWebUiPermissions permissions) {
        return new OpenWebUiGrantedModels(state, this, auth, permissions);
    }

    @Override
    OpenWebUiGroups groups(OpenWebUiState state, OpenWebUiAuth auth) {
        return new OpenWebUiNestedGroups(state, this, auth);
    }
}
