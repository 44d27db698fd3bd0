package io.github.llmbridge.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** 0.6.30. */
final class OpenWebUiSeedLine extends OpenWebUiLine {
    OpenWebUiSeedLine(String version) {
        super(version);
    }

    @Override
    ObjectNode versionJson() {
        return Json.object().put("version", version());
    }

    @Override
    Map<String, String> headers(Call call) {
        Map<String, String> headers = new LinkedHashMap<>(Map.of("X-Process-Time", "0"));
        if (call.header("Origin") != null) {
            headers.put("Access-Control-Allow-Origin", "*");
            headers.put("Access-Control-Allow-Credentials", "true");
        }
        return headers;
    }

    @Override
    String corsMethods() {
        return "DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT";
    }

    @Override
    Reply page(String html) {
        return Reply.html(200, html);
    }

    @Override
    void addOwnRoutes(Router router, OpenWebUiState state, OpenWebUiAuth auth) {
        // Whatever this line has, the other has too.
    }

    @Override
    void addUserCounts(ObjectNode config, OpenWebUiUser reader, OpenWebUiState state) {
        config.put("user_count", state.users.size());
        if (reader.isAdmin()) {
            config.putNull("active_entries");
        }
    }

    @Override
    ObjectNode adminConfigUpdated(ObjectNode config, boolean sessionsRevoked) {
        return config;
    }

    @Override
    boolean insistsOnContentType() {
        return false;
    }

    @Override
    Reply unprocessable(Call call, ArrayNode errors) {
        return Reply.json(422, Json.object().set("detail", errors));
    }

    @Override
    String apiKeySwitch() {
        return "ENABLE_API_KEY";
    }

    @Override
    @Nullable String tokenFromElsewhere(Call call) {
        return null;
    }

    /** No time in it and no stamp: the same string for every sign-in, and nothing revokes it. */
    @Override
    ObjectNode sessionClaims(OpenWebUiUser user, boolean mfaVerified, long now) {
        return Json.object().put("id", user.id);
    }

    @Override
    ObjectNode newAccountClaims(OpenWebUiUser user, long now) {
        return Json.object().put("id", user.id);
    }

    @Override
    boolean tokensOfNewAccountsExpire() {
        return false;
    }

    @Override
    OpenWebUiUser userOfSession(JsonNode claims, OpenWebUiState state) {
        OpenWebUiUser user = state.users.get(claims.path("id").asText());
        if (user == null) {
            throw new OpenWebUiRefusal(401, OpenWebUiRefusal.INVALID_TOKEN);
        }
        return user;
    }

    @Override
    OpenWebUiUser userByApiKey(String key, Call call, OpenWebUiState state, OpenWebUiPermissions permissions) {
        boolean on = state.adminConfig.path(apiKeySwitch()).asBoolean();
        if (!on || !ApiKeyPaths.allows(state.adminConfig, "API_KEY", call.path())) {
            throw new OpenWebUiRefusal(403, OpenWebUiRefusal.API_KEY_NOT_ALLOWED);
        }
        return state.users.values().stream()
                .filter(user -> key.equals(user.apiKey))
                .findFirst()
                .orElseThrow(() -> new OpenWebUiRefusal(401, OpenWebUiRefusal.INVALID_TOKEN));
    }

    /** The switch stops new keys only. */
    @Override
    void checkMayHaveApiKey(Call call, OpenWebUiUser user, OpenWebUiState state, OpenWebUiPermissions permissions) {
        if (call.method().equals("POST")
                && !state.adminConfig.path(apiKeySwitch()).asBoolean()) {
            throw new OpenWebUiRefusal(403, OpenWebUiRefusal.API_KEY_CREATION_NOT_ALLOWED);
        }
    }

    @Override
    void checkHuman(OpenWebUiAuth.Caller caller) {
        // An API key counts as a session here.
    }

    @Override
    boolean limitsSignIns() {
        return false;
    }

    @Override
    boolean knowsMfa() {
        return false;
    }

    @Override
    boolean addsAccountsSideBySide() {
        return false;
    }

    @Override
    String methodOfSignOut() {
        return "GET";
    }

    @Override
    boolean trustedHeaderAddsAccounts() {
        return false;
    }

    /** Whatever is over 72 bytes is cut off without a word. */
    @Override
    boolean passwordFits(String password) {
        return true;
    }

    @Override
    boolean validatesPasswords() {
        return false;
    }

    @Override
    void passwordChanged(OpenWebUiUser user) {
        // A JWT outlives its password.
    }

    @Override
    ObjectNode userJson(OpenWebUiUser user) {
        ObjectNode json = Json.object()
                .put("id", user.id)
                .put("name", user.name)
                .put("email", user.email)
                .putNull("username")
                .put("role", user.role)
                .put("profile_image_url", user.imageUrl)
                .putNull("bio")
                .putNull("gender")
                .putNull("date_of_birth");
        json.set("info", user.info);
        json.set("settings", user.settingsJson());
        return json.put("api_key", user.apiKey)
                .putNull("oauth_sub")
                .put("last_active_at", user.lastActiveAt)
                .put("updated_at", user.createdAt)
                .put("created_at", user.createdAt);
    }

    @Override
    ObjectNode userInList(OpenWebUiUser user, OpenWebUiState state) {
        return userJson(user);
    }

    @Override
    ObjectNode userInShort(OpenWebUiUser user) {
        return userFound(user).put("email", user.email).put("role", user.role);
    }

    @Override
    ObjectNode userFound(OpenWebUiUser user) {
        return Json.object().put("id", user.id).put("name", user.name);
    }

    /** Any user may look, and sees little. */
    @Override
    Reply userById(Call call, OpenWebUiAuth auth, OpenWebUiState state) {
        auth.verified(call);
        OpenWebUiUser user = OpenWebUiUsers.find(call, state);
        return Reply.ok(Json.object()
                .put("name", user.name)
                .put("profile_image_url", user.imageUrl)
                .put("active", isActive(user, state)));
    }

    /** Means an open web socket here, which the stand-in has not. */
    @Override
    boolean isActive(@Nullable OpenWebUiUser user, OpenWebUiState state) {
        return false;
    }

    @Override
    ObjectNode sessionExtras() {
        return Json.object();
    }

    @Override
    String imageInSession(OpenWebUiUser user) {
        return user.imageUrl;
    }

    @Override
    String image(OpenWebUiUser user) {
        return user.imageUrl;
    }

    @Override
    boolean imageFits(@Nullable String url) {
        return true;
    }

    @Override
    boolean takesNoImage() {
        return false;
    }

    @Override
    List<String> requiredInUserUpdate() {
        return List.of("role", "name", "email", "profile_image_url");
    }

    @Override
    OpenWebUiRefusal primaryAdminTouched() {
        return new OpenWebUiRefusal(500, OpenWebUiRefusal.PRIMARY_ADMIN_UNKNOWN);
    }

    @Override
    boolean totalCountsOnlyMatches() {
        return false;
    }

    @Override
    boolean searchHasPagesAndOrder() {
        return false;
    }

    @Override
    boolean newestFirst(boolean orderAsked) {
        return !orderAsked;
    }

    @Override
    boolean functionsHaveVersions() {
        return false;
    }

    @Override
    boolean runsFunctionsThatAreOff() {
        return true;
    }

    @Override
    String functionError(String attempted, String wrong) {
        return "[ERROR: " + wrong + "]";
    }

    @Override
    String noFunctionToUpdate() {
        return "[ERROR: 400: [ERROR: Error updating function]]";
    }

    @Override
    boolean canDoWithoutFunctions() {
        return false;
    }

    @Override
    OpenWebUiSettings settings(OpenWebUiState state, OpenWebUiPermissions permissions) {
        return new OpenWebUiReplacedSettings(permissions);
    }

    @Override
    void addToModel(ObjectNode json) {
        // Whatever this line has, the other has too.
    }

    /** It says that all went well. */
    @Override
    Reply modelServerDown() {
        return Reply.json(200, "null");
    }

    @Override
    boolean mayUseBase(boolean granted) {
        return true;
    }

    @Override
    OpenWebUiModelEntries models(OpenWebUiState state, OpenWebUiAuth auth, OpenWebUiPermissions permissions) {
        return new OpenWebUiControlledModels(state, this, auth, permissions);
    }

    @Override
    OpenWebUiGroups groups(OpenWebUiState state, OpenWebUiAuth auth) {
        return new OpenWebUiFlatGroups(state, this, auth);
    }
}
