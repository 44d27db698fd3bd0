package io.github.llmbridge.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Objects;
import java.util.regex.Pattern;

/** Making, changing and deleting accounts, and what a user sees of itself. */
final class OpenWebUiUsers {
    private static final Pattern EMAIL = Pattern.compile("[^@]+@[^@]+\\.[^@]+");
    private static final String BAD_IMAGE =
            "Invalid profile image URL: must be a known internal path, an HTTP(S) URL with a host, or a data:image URI"
                    + " (png/jpeg/gif/webp).";

    private final OpenWebUiState state;
    private final OpenWebUiLine line;
    private final OpenWebUiAuth auth;
    private final OpenWebUiTokens tokens;
    private final OpenWebUiPermissions permissions;
    private final OpenWebUiSettings settings;

    OpenWebUiUsers(
            OpenWebUiState state,
            OpenWebUiLine line,
            OpenWebUiAuth auth,
            OpenWebUiTokens tokens,
            OpenWebUiPermissions permissions) {
        this.state = state;
        this.line = line;
        this.auth = auth;
        this.tokens = tokens;
        this.permissions = permissions;
        this.settings = line.settings(state, permissions);
    }

    /** Before any route with {@code /users/{id}} that would swallow these. */
    void addRoutes(Router router) {
        router.route("POST", "/api/v1/auths/add", this::add);
        router.route("GET", "/api/v1/users/permissions", call -> Reply.ok(permissions.of(auth.verified(call))));
        router.route("GET", "/api/v1/users/user/settings", call -> Reply.ok(settings.read(call, auth.verified(call))));
        router.route("POST", "/api/v1/users/user/settings/update", this::updateSettings);
        router.route("GET", "/api/v1/users/{id}", call -> line.accounts().byId(call, auth, state));
        router.route("GET", "/api/v1/users/{id}/active", this::active);
        router.route("POST", "/api/v1/users/{id}/update", this::update);
        router.route("DELETE", "/api/v1/users/{id}", this::delete);
    }

    static OpenWebUiUser find(Call call, OpenWebUiState state) {
        OpenWebUiUser user = state.users.get(call.variable("id"));
        if (user == null) {
            throw new OpenWebUiRefusal(400, OpenWebUiRefusal.NOT_FOUND);
        }
        return user;
    }

    private Reply add(Call call) {
        OpenWebUiForm form = OpenWebUiForm.read(call, line);
        auth.admin(call);
        form.requiredText("name", "email", "password").optionalText("profile_image_url", "role");
        checkImage(form).check();
        String email = form.text("email");
        if (!email.endsWith("@localhost") && !EMAIL.matcher(email).lookingAt()) {
            throw new OpenWebUiRefusal(400, OpenWebUiRefusal.INVALID_EMAIL);
        }
        if (state.userByEmail(email) != null) {
            throw new OpenWebUiRefusal(400, OpenWebUiRefusal.EMAIL_TAKEN);
        }
        state.passwords.check(form.text("password"));
        if (isNull(form, "role")
                || (!line.does(OpenWebUiFact.SERVES_PROFILE_IMAGES) && isNull(form, "profile_image_url"))) {
            throw new OpenWebUiRefusal(500, "An internal error occurred while adding the user.");
        }
        if (line.does(OpenWebUiFact.ACCOUNTS_MAY_SHARE_EMAIL)) {
            state.race.run();
            if (line.does(OpenWebUiFact.REFUSES_A_SECOND_ACCOUNT_WITH_AN_EMAIL) && state.userByEmail(email) != null) {
                throw new OpenWebUiRefusal(500, "An internal error occurred while adding the user.");
            }
        }
        OpenWebUiUser user = state.addUser(
                email,
                form.text("password"),
                form.text("name"),
                Objects.requireNonNullElse(form.textOrNull("role"), "pending"),
                image(form));
        ObjectNode body = Json.object()
                .put("id", user.id)
                .put("name", user.name)
                .put("role", user.role)
                .put("email", user.email);
        if (state.mfa()) {
            return Reply.ok(body.put("profile_image_url", user.imageUrl));
        }
        return Reply.ok(body.put("profile_image_url", line.imageInSession(user))
                .put("token", tokens.forNewAccount(user))
                .put("token_type", "Bearer"));
    }

    private String image(OpenWebUiForm form) {
        boolean none =
                isNull(form, "profile_image_url") && !line.does(OpenWebUiFact.TAKES_NULL_FOR_THE_DEFAULT_PICTURE);
        return none ? "" : Objects.requireNonNullElse(form.textOrNull("profile_image_url"), "/user.png");
    }

    private OpenWebUiForm checkImage(OpenWebUiForm form) {
        String url = form.textOrNull("profile_image_url");
        boolean fits = url == null || !line.does(OpenWebUiFact.CHECKS_PICTURES) || ProfileImages.accepts(url);
        return form.rule("profile_image_url", fits, BAD_IMAGE);
    }

    private static boolean isNull(OpenWebUiForm form, String field) {
        return form.has(field) && form.textOrNull(field) == null;
    }

    private Reply updateSettings(Call call) {
        OpenWebUiForm form = OpenWebUiForm.read(call, line);
        OpenWebUiUser user = auth.verified(call);
        form.optionalObject("ui").check();
        settings.update(form.fields(), user);
        return Reply.ok(user.settingsJson());
    }

    private Reply active(Call call) {
        auth.verified(call);
        boolean active = line.accounts().isActive(state.users.get(call.variable("id")), state);
        return Reply.ok(Json.object().put("active", active));
    }

    private Reply update(Call call) {
        OpenWebUiForm form = OpenWebUiForm.read(call, line);
        OpenWebUiUser admin = auth.admin(call);
        String[] fields = {"role", "name", "email", "profile_image_url"};
        if (line.does(OpenWebUiFact.UPDATES_ACCOUNTS_PARTIALLY)) {
            form.optionalText(fields);
        } else {
            form.requiredText(fields);
        }
        checkImage(form.optionalText("password")).check();
        String id = call.variable("id");
        String role = form.textOrNull("role");
        if (state.isFirst(id) && (!admin.id.equals(id) || (role != null && !role.equals("admin")))) {
            throw line.primaryAdminTouched();
        }
        OpenWebUiUser user = find(call, state);
        String email = form.textOrNull("email");
        if (email != null) {
            OpenWebUiUser holder = state.userByEmail(email);
            if (holder != null && holder != user) {
                throw new OpenWebUiRefusal(400, OpenWebUiRefusal.EMAIL_TAKEN);
            }
        }
        String password = form.textOrNull("password");
        if (password != null && !password.isEmpty()) {
            state.passwords.check(password);
            user.password = password;
            tokens.passwordChanged(user);
        }
        user.change(form.textOrNull("name"), email, role, form.textOrNull("profile_image_url"));
        return Reply.ok(line.accounts().whole(user));
    }

    /** Also true for an unknown account. */
    private Reply delete(Call call) {
        OpenWebUiUser admin = auth.admin(call);
        String id = call.variable("id");
        if (state.isFirst(id)) {
            throw line.primaryAdminTouched();
        }
        if (admin.id.equals(id)) {
            throw new OpenWebUiRefusal(403, OpenWebUiRefusal.ACTION_PROHIBITED);
        }
        state.removeUser(id);
        return Reply.json(200, "true");
    }
}
