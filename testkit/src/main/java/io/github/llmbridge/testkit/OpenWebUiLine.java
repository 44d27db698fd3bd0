package io.github.llmbridge.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where the version lines of Open WebUI differ: all of it is in the two subclasses and in the JSON beside them. */
abstract class OpenWebUiLine {
    private final String version;
    private final ObjectNode shipped;

    OpenWebUiLine(String version) {
        this.version = version;
        this.shipped = Json.resource("openwebui-" + version + ".json");
    }

    static OpenWebUiLine of(String version) {
        return switch (version) {
            case FakeOpenWebUi.LATEST -> new OpenWebUiCurrentLine(version);
            case FakeOpenWebUi.SEED -> new OpenWebUiSeedLine(version);
            default ->
                throw new IllegalArgumentException("no such line: " + version + "; there are " + FakeOpenWebUi.LATEST
                        + " and " + FakeOpenWebUi.SEED);
        };
    }

    String version() {
        return version;
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

    abstract ObjectNode versionJson();

    /** Headers of every answer. */
    abstract Map<String, String> headers(Call call);

    /** What a browser is told that it may send. */
    abstract String corsMethods();

    /** The front end, which takes every path that the API does not. */
    abstract Reply page(String html);

    /** The routes that only this line has. */
    abstract void addOwnRoutes(Router router, OpenWebUiState state, OpenWebUiAuth auth);

    /** Numbers of users that {@code GET /api/config} gives. */
    abstract void addUserCounts(ObjectNode config, OpenWebUiUser reader, OpenWebUiState state);

    abstract ObjectNode adminConfigUpdated(ObjectNode config, boolean sessionsRevoked);

    // Requests

    abstract boolean insistsOnContentType();

    abstract Reply unprocessable(Call call, ArrayNode errors);

    // Credentials

    abstract String apiKeySwitch();

    /** A token that is neither a bearer header nor a cookie. */
    abstract @Nullable String tokenFromElsewhere(Call call);

    abstract ObjectNode sessionClaims(OpenWebUiUser user, boolean mfaVerified, long now);

    abstract ObjectNode newAccountClaims(OpenWebUiUser user, long now);

    abstract boolean tokensOfNewAccountsExpire();

    abstract OpenWebUiUser userOfSession(JsonNode claims, OpenWebUiState state);

    abstract OpenWebUiUser userByApiKey(String key, Call call, OpenWebUiState state, OpenWebUiPermissions permissions);

    /** Refuses who may not create, see or delete a key of their own. */
    abstract void checkMayHaveApiKey(
            Call call, OpenWebUiUser user, OpenWebUiState state, OpenWebUiPermissions permissions);

    /** Refuses an API key where a person has to be signed in. */
    abstract void checkHuman(OpenWebUiAuth.Caller caller);

    abstract boolean limitsSignIns();

    /** Whether a second factor is known here. */
    abstract boolean knowsMfa();

    /** Whether another call can come between the look for an e-mail and the new account. */
    abstract boolean addsAccountsSideBySide();

    abstract String methodOfSignOut();

    /** Whether a trusted header makes the account that it names. */
    abstract boolean trustedHeaderAddsAccounts();

    abstract boolean passwordFits(String password);

    /** Whether the line knows {@code ENABLE_PASSWORD_VALIDATION}. */
    abstract boolean validatesPasswords();

    /** Whether a new password ends the account's sessions. */
    abstract void passwordChanged(OpenWebUiUser user);

    // Users

    abstract ObjectNode userJson(OpenWebUiUser user);

    /** As one item of the administrator's list. */
    abstract ObjectNode userInList(OpenWebUiUser user, OpenWebUiState state);

    /** As one item of the lists that say little. */
    abstract ObjectNode userInShort(OpenWebUiUser user);

    /** As one item of a search that any user may make. */
    abstract ObjectNode userFound(OpenWebUiUser user);

    abstract Reply userById(Call call, OpenWebUiAuth auth, OpenWebUiState state);

    abstract boolean isActive(@Nullable OpenWebUiUser user, OpenWebUiState state);

    abstract ObjectNode sessionExtras();

    /** In the answer to a sign-in. */
    abstract String imageInSession(OpenWebUiUser user);

    /** Everywhere else. */
    abstract String image(OpenWebUiUser user);

    abstract boolean imageFits(@Nullable String url);

    /** Whether a new account's image may be null, which means the default. */
    abstract boolean takesNoImage();

    abstract List<String> requiredInUserUpdate();

    abstract OpenWebUiRefusal primaryAdminTouched();

    abstract boolean totalCountsOnlyMatches();

    abstract boolean searchHasPagesAndOrder();

    /**
     * Tells whether a list without a query and without a known order starts with the newest.
     *
     * @param orderAsked whether an unknown order, or a direction alone, was asked for
     */
    abstract boolean newestFirst(boolean orderAsked);

    // Models

    /** In the list of models, what this line alone has. */
    abstract void addToModel(ObjectNode json);

    /** The answer to a chat whose model server does not answer. */
    abstract Reply modelServerDown();

    /** Whether a preset works, by whether the account may use the model behind it. */
    abstract boolean mayUseBase(boolean granted);

    // Functions

    /** Whether the server keeps the versions of a function's text. */
    abstract boolean functionsHaveVersions();

    /** Whether an action runs also while it is switched off. */
    abstract boolean runsFunctionsThatAreOff();

    /** What is told of a text that cannot be run: what was attempted, or what went wrong. */
    abstract String functionError(String attempted, String wrong);

    /** The answer to an update of a function that does not exist. */
    abstract String noFunctionToUpdate();

    /** Whether the server can be started without functions. */
    abstract boolean canDoWithoutFunctions();

    // Whole areas that have little in common

    abstract OpenWebUiSettings settings(OpenWebUiState state, OpenWebUiPermissions permissions);

    abstract OpenWebUiModelEntries models(OpenWebUiState state, OpenWebUiAuth auth, OpenWebUiPermissions permissions);

    abstract OpenWebUiGroups groups(OpenWebUiState state, OpenWebUiAuth auth);
}
