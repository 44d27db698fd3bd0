package io.github.llmbridge.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;

/**
 * Where the version lines of Open WebUI differ: {@link OpenWebUiFact} says what a line does or does not, the JSON beside it what it
 * has out of the box, and what has little in common is in classes of its own.
 */
final class OpenWebUiLine {
    private static final Set<String> LINES = Set.of(FakeOpenWebUi.SEED, FakeOpenWebUi.MIDDLE, FakeOpenWebUi.LATEST);

    private final String version;
    private final ObjectNode shipped;
    private final OpenWebUiAccountJson accounts;

    private OpenWebUiLine(String version) {
        this.version = version;
        this.shipped = Json.resource("openwebui-" + version + ".json");
        this.accounts = does(OpenWebUiFact.ACCOUNTS_LIST_GROUPS)
                ? new OpenWebUiFullAccountJson(this)
                : new OpenWebUiPlainAccountJson();
    }

    static OpenWebUiLine of(String version) {
        if (!LINES.contains(version)) {
            throw new IllegalArgumentException("no such line: " + version + "; there are " + FakeOpenWebUi.LATEST + ", "
                    + FakeOpenWebUi.MIDDLE + " and " + FakeOpenWebUi.SEED);
        }
        return new OpenWebUiLine(version);
    }

    String version() {
        return version;
    }

    boolean does(OpenWebUiFact fact) {
        return fact.isIn(version);
    }

    /** A copy of what the server has out of the box, under this name. */
    ObjectNode shipped(String name) {
        if (shipped.path(name) instanceof ObjectNode object) {
            return object.deepCopy();
        }
        throw new IllegalArgumentException(name);
    }

    List<String> shippedNames(String name) {
        return shipped.path(name).valueStream().map(JsonNode::asText).toList();
    }

    /** How accounts are shown. */
    OpenWebUiAccountJson accounts() {
        return accounts;
    }

    String apiKeySwitch() {
        return does(OpenWebUiFact.API_KEYS_NEED_PERMISSION) ? "ENABLE_API_KEYS" : "ENABLE_API_KEY";
    }

    /** In the answer to a sign-in. */
    String imageInSession(OpenWebUiUser user) {
        return does(OpenWebUiFact.SERVES_PROFILE_IMAGES)
                ? "/api/v1/users/" + user.id + "/profile/image"
                : user.imageUrl;
    }

    /** Everywhere else. */
    String image(OpenWebUiUser user) {
        return user.imageUrl.isEmpty() ? imageInSession(user) : user.imageUrl;
    }

    OpenWebUiRefusal primaryAdminTouched() {
        return does(OpenWebUiFact.TELLS_THAT_THE_FIRST_ACCOUNT_IS_PROTECTED)
                ? new OpenWebUiRefusal(403, OpenWebUiRefusal.ACTION_PROHIBITED)
                : new OpenWebUiRefusal(500, OpenWebUiRefusal.PRIMARY_ADMIN_UNKNOWN);
    }

    OpenWebUiSettings settings(OpenWebUiState state, OpenWebUiPermissions permissions) {
        return does(OpenWebUiFact.PATCHES_SETTINGS)
                ? new OpenWebUiPatchedSettings(state, this, permissions)
                : new OpenWebUiReplacedSettings(this, permissions);
    }

    OpenWebUiModelEntries models(OpenWebUiState state, OpenWebUiAuth auth, OpenWebUiPermissions permissions) {
        return does(OpenWebUiFact.LISTS_MODEL_GRANTS)
                ? new OpenWebUiGrantedModels(state, this, auth, permissions)
                : new OpenWebUiControlledModels(state, this, auth, permissions);
    }

    OpenWebUiGroups groups(OpenWebUiState state, OpenWebUiAuth auth) {
        return does(OpenWebUiFact.NESTS_GROUPS)
                ? new OpenWebUiNestedGroups(state, this, auth)
                : new OpenWebUiFlatGroups(state, this, auth);
    }
}
