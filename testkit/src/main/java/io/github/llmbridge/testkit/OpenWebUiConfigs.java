package io.github.llmbridge.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What the server says of itself, and the administrator's switches. */
final class OpenWebUiConfigs {
    private static final Pattern EXPIRY = Pattern.compile("(-1|0|(-?\\d+(\\.\\d+)?)(ms|s|m|h|d|w))");
    private static final Set<String> ROLES = Set.of("pending", "user", "admin");
    private static final Set<String> MFA =
            Set.of("ENABLE_MFA", "MFA_ALLOW_OAUTH_BYPASS", "MFA_ALLOW_TRUSTED_HEADER_BYPASS");

    private final OpenWebUiState state;
    private final OpenWebUiLine line;
    private final OpenWebUiAuth auth;

    OpenWebUiConfigs(OpenWebUiState state, OpenWebUiLine line, OpenWebUiAuth auth) {
        this.state = state;
        this.line = line;
        this.auth = auth;
    }

    void addRoutes(Router router) {
        router.route("GET", "/api/version", call -> Reply.ok(version()));
        router.route(
                "GET",
                "/openapi.json",
                call -> Reply.ok(Json.resource("openwebui-" + line.version() + "-openapi.json")));
        if (line.does(OpenWebUiFact.HAS_A_READY_ROUTE)) {
            router.route("GET", "/ready", call -> Reply.ok(Json.object().put("status", true)));
        }
        router.route("GET", "/health", call -> Reply.ok(Json.object().put("status", true)));
        router.route("GET", "/health/db", call -> Reply.ok(Json.object().put("status", true)));
        router.route("GET", "/api/config", this::config);
        router.route("GET", "/api/v1/configs/connections", call -> {
            auth.admin(call);
            return Reply.ok(state.connections);
        });
        router.route("POST", "/api/v1/configs/connections", this::updateConnections);
        router.route("GET", "/api/v1/auths/admin/config", call -> {
            auth.admin(call);
            return Reply.ok(state.adminConfig);
        });
        router.route("POST", "/api/v1/auths/admin/config", this::updateAdminConfig);
        router.route("GET", "/api/v1/users/default/permissions", call -> {
            auth.admin(call);
            return Reply.ok(state.permissions);
        });
        router.route("POST", "/api/v1/users/default/permissions", this::updatePermissions);
    }

    /** Anonymous callers, holders of an API key and pending users see less. */
    private Reply config(Call call) {
        OpenWebUiUser user = auth.userOfSession(call);
        ObjectNode shipped = line.shipped("config");
        ObjectNode config = Json.object().put("version", line.version());
        copy(shipped.path("always"), config);
        ObjectNode features = config.putObject("features");
        copy(shipped.path("features"), features);
        if (user != null) {
            copy(shipped.path("signedInFeatures"), features);
        }
        // A feature is named as the setting behind it, in small letters.
        features.properties().forEach(entry -> {
            String setting = entry.getKey().toUpperCase(Locale.ROOT);
            JsonNode value =
                    state.connections.has(setting) ? state.connections.get(setting) : state.adminConfig.get(setting);
            if (value != null) {
                entry.setValue(value);
            }
        });
        if (user != null && user.isVerified()) {
            copy(shipped.path("verified"), config);
            config.set("permissions", state.permissions);
            addUserCounts(config, user);
        } else if (user != null && user.role.equals("pending")) {
            config.putObject("ui").put("pending_user_overlay_title", "").put("pending_user_overlay_content", "");
        }
        return Reply.ok(config);
    }

    private ObjectNode version() {
        ObjectNode version = Json.object().put("version", line.version());
        return line.does(OpenWebUiFact.HAS_A_READY_ROUTE) ? version.put("deployment_id", "") : version;
    }

    /** Later only a server with a licence gives any. */
    private void addUserCounts(ObjectNode config, OpenWebUiUser reader) {
        if (line.does(OpenWebUiFact.TELLS_NUMBERS_OF_USERS)) {
            config.put("user_count", state.users.size());
        }
        if (line.does(OpenWebUiFact.TELLS_ACTIVE_ENTRIES) && reader.isAdmin()) {
            config.putNull("active_entries");
        }
    }

    private static void copy(JsonNode from, ObjectNode to) {
        from.properties().forEach(entry -> to.set(entry.getKey(), entry.getValue()));
    }

    private Reply updateConnections(Call call) {
        OpenWebUiForm form = OpenWebUiForm.read(call, line);
        auth.admin(call);
        state.connections.properties().forEach(entry -> {
            // The one switch that came later may be left out; it then stays as it is.
            if (form.has(entry.getKey()) || !entry.getKey().equals("ENABLE_DIRECT_INTEGRATIONS")) {
                form.requiredLike(entry.getKey(), entry.getValue());
            }
        });
        form.check();
        takeKnown(form.fields(), state.connections);
        return Reply.ok(state.connections);
    }

    private static void takeKnown(ObjectNode sent, ObjectNode known) {
        for (String name :
                known.properties().stream().map(entry -> entry.getKey()).toList()) {
            if (sent.has(name)) {
                known.set(name, sent.get(name));
            }
        }
    }

    /** A whole form: what is left out and not required goes back to what it was shipped with. */
    private Reply updateAdminConfig(Call call) {
        OpenWebUiForm form = OpenWebUiForm.read(call, line);
        OpenWebUiAuth.Caller caller = auth.adminCaller(call);
        for (String name : line.shippedNames("adminConfigRequired")) {
            form.requiredLike(name, line.shipped("adminConfig").path(name));
        }
        form.check();
        ObjectNode sent = line.shipped("adminConfigWhenOmitted");
        sent.setAll(form.fields());
        boolean mfaMeant = MFA.stream().anyMatch(name -> sent.has(name) && state.adminConfig.has(name));
        if (mfaMeant && caller.claims() == null) {
            throw new OpenWebUiRefusal(403, "A human administrator session is required to change MFA settings.");
        }
        if (!ROLES.contains(sent.path("DEFAULT_USER_ROLE").asText())) {
            sent.remove("DEFAULT_USER_ROLE");
        }
        if (!EXPIRY.matcher(sent.path("JWT_EXPIRES_IN").asText()).matches()) {
            sent.remove("JWT_EXPIRES_IN");
        }
        boolean mfaChanged = MFA.stream()
                .anyMatch(name -> sent.has(name)
                        && state.adminConfig.has(name)
                        && !sent.get(name).equals(state.adminConfig.get(name)));
        takeKnown(sent, state.adminConfig);
        if (mfaChanged) {
            state.users.values().forEach(OpenWebUiUser::revokeSessions);
        }
        ObjectNode stored = state.adminConfig.deepCopy();
        return Reply.ok(line.does(OpenWebUiFact.STAMPS_SESSIONS) ? stored.put("sessions_revoked", mfaChanged) : stored);
    }

    private Reply updatePermissions(Call call) {
        OpenWebUiForm form = OpenWebUiForm.read(call, line);
        auth.admin(call);
        ObjectNode defaults = line.shipped("permissionDefaults");
        defaults.properties()
                .forEach(section -> form.requiredFlags(
                        section.getKey(),
                        section.getValue().properties().stream()
                                .map(entry -> entry.getKey())
                                .toList()));
        form.check();
        defaults.properties().forEach(section -> {
            ObjectNode sent = form.objectOrNull(section.getKey());
            if (sent != null && section.getValue() instanceof ObjectNode flags) {
                takeKnown(sent, flags);
            }
        });
        state.permissions = defaults;
        return Reply.ok(state.permissions);
    }
}
