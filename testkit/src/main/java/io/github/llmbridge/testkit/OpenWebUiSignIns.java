package io.github.llmbridge.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/auths}: signing in, and what belongs to a session. */
final class OpenWebUiSignIns {
    private final OpenWebUiState state;
    private final OpenWebUiLine line;
    private final OpenWebUiAuth auth;
    private final OpenWebUiTokens tokens;
    private final OpenWebUiKeys keys;
    private final OpenWebUiPermissions permissions;
    private final OpenWebUiMfa mfa;
    private final SignInLimit limit = new SignInLimit();

    OpenWebUiSignIns(
            OpenWebUiState state,
            OpenWebUiLine line,
            OpenWebUiAuth auth,
            OpenWebUiTokens tokens,
            OpenWebUiKeys keys,
            OpenWebUiPermissions permissions,
            OpenWebUiMfa mfa) {
        this.state = state;
        this.line = line;
        this.auth = auth;
        this.tokens = tokens;
        this.keys = keys;
        this.permissions = permissions;
        this.mfa = mfa;
    }

    void addRoutes(Router router) {
        router.route("POST", "/api/v1/auths/signin", this::signIn);
        router.route("POST", "/api/v1/auths/signup", this::signUp);
        router.route("GET", "/api/v1/auths/", this::session);
        router.route(
                line.does(OpenWebUiFact.SIGNS_OUT_BY_POST) ? "POST" : "GET",
                "/api/v1/auths/signout",
                call -> signedOut());
        if (line.does(OpenWebUiFact.STAMPS_SESSIONS)) {
            router.route("GET", "/api/v1/auths/mfa/status", this::mfaStatus);
            router.route("POST", "/api/v1/auths/mfa/enroll/start", this::setUpMfa);
            router.route("POST", "/api/v1/auths/mfa/enroll/confirm", this::confirmMfa);
            router.route("POST", "/api/v1/auths/mfa/verify", this::verifyMfa);
        }
        router.route("POST", "/api/v1/auths/update/password", this::changePassword);
        router.route("POST", "/api/v1/auths/api_key", this::createApiKey);
        router.route("GET", "/api/v1/auths/api_key", this::apiKey);
        router.route("DELETE", "/api/v1/auths/api_key", this::deleteApiKey);
    }

    private Reply signIn(Call call) {
        OpenWebUiForm form = OpenWebUiForm.read(call, line).requiredText("email", "password");
        form.check();
        if (state.trustedEmailHeader != null) {
            return session(named(call, state.trustedEmailHeader), false);
        }
        if (line.does(OpenWebUiFact.LIMITS_SIGN_INS) && limit.exceededBy(form.text("email"), state.now())) {
            throw new OpenWebUiRefusal(429, OpenWebUiRefusal.RATE_LIMITED);
        }
        OpenWebUiUser user = state.userByEmail(form.text("email"));
        if (user == null || !user.password.equals(form.text("password"))) {
            throw new OpenWebUiRefusal(400, OpenWebUiRefusal.INVALID_CREDENTIALS);
        }
        if (state.mfa()) {
            return Reply.ok(mfa.question(user));
        }
        return session(user, false);
    }

    private Reply session(OpenWebUiUser user, boolean mfaVerified) {
        String token = tokens.forSession(user, mfaVerified);
        ObjectNode body = sessionJson(user, token).put("profile_image_url", line.imageInSession(user));
        return withCookie(Reply.ok(body), token);
    }

    /** Whatever the header says is taken for an address. */
    private OpenWebUiUser named(Call call, String header) {
        String email = call.header(header);
        if (email == null) {
            throw new OpenWebUiRefusal(400, OpenWebUiRefusal.NO_TRUSTED_HEADER);
        }
        OpenWebUiUser user = state.userByEmail(email);
        if (user != null) {
            return user;
        }
        if (!line.does(OpenWebUiFact.TRUSTED_HEADERS_ADD_ACCOUNTS)) {
            throw new OpenWebUiRefusal(403, OpenWebUiRefusal.ACCESS_PROHIBITED);
        }
        String role = state.adminConfig.path("DEFAULT_USER_ROLE").asText();
        return state.addUser(email, UUID.randomUUID().toString(), email, role, "/user.png");
    }

    /** A token goes on; only the browser forgets its cookie. */
    private static Reply signedOut() {
        return Reply.ok(Json.object().put("status", true))
                .withHeader("Set-Cookie", "token=\"\"; Max-Age=0; Path=/; SameSite=lax");
    }

    private Reply mfaStatus(Call call) {
        OpenWebUiAuth.Caller caller = auth.anyone(call);
        auth.checkHuman(caller);
        return Reply.ok(mfa.status(caller.user()));
    }

    private Reply setUpMfa(Call call) {
        return Reply.ok(mfa.setUp(OpenWebUiForm.read(call, line).requiredText("challenge_token")));
    }

    private Reply confirmMfa(Call call) {
        OpenWebUiForm form = OpenWebUiForm.read(call, line).requiredText("challenge_token", "code");
        OpenWebUiMfa.Enrolled enrolled = mfa.enrolled(form);
        String token = tokens.forSession(enrolled.user(), true);
        ObjectNode body = sessionJson(enrolled.user(), token);
        enrolled.recoveryCodes().forEach(body.putArray("recovery_codes")::add);
        return withCookie(Reply.ok(body), token);
    }

    private Reply verifyMfa(Call call) {
        OpenWebUiForm form = OpenWebUiForm.read(call, line).requiredText("challenge_token", "code");
        return session(mfa.answered(form), true);
    }

    private ObjectNode sessionJson(OpenWebUiUser user, String token) {
        JsonNode claims = tokens.read(token);
        ObjectNode body = Json.object()
                .put("id", user.id)
                .put("name", user.name)
                .put("role", user.role)
                .put("email", user.email)
                .put("profile_image_url", line.image(user))
                .put("token", token)
                .put("token_type", "Bearer");
        body.set("expires_at", claims == null ? null : claims.get("exp"));
        return body.set("permissions", permissions.of(user));
    }

    private static Reply withCookie(Reply reply, String token) {
        return reply.withHeader("Set-Cookie", "token=" + token + "; HttpOnly; Path=/; SameSite=lax");
    }

    /** The first account has closed it. */
    private Reply signUp(Call call) {
        OpenWebUiForm.read(call, line).requiredText("name", "email", "password").check();
        throw new OpenWebUiRefusal(403, OpenWebUiRefusal.ACCESS_PROHIBITED);
    }

    private Reply session(Call call) {
        OpenWebUiAuth.Caller caller = auth.anyone(call);
        auth.checkHuman(caller);
        ObjectNode body = sessionJson(caller.user(), caller.token())
                .putNull("bio")
                .putNull("gender")
                .putNull("date_of_birth")
                .<ObjectNode>setAll(line.accounts().status());
        return caller.claims() == null ? Reply.ok(body) : withCookie(Reply.ok(body), caller.token());
    }

    private Reply changePassword(Call call) {
        OpenWebUiForm form = OpenWebUiForm.read(call, line);
        OpenWebUiUser user = auth.anyone(call).user();
        form.requiredText("password", "new_password").check();
        if (!user.password.equals(form.text("password"))) {
            throw new OpenWebUiRefusal(400, OpenWebUiRefusal.INCORRECT_PASSWORD);
        }
        state.passwords.check(form.text("new_password"));
        user.password = form.text("new_password");
        tokens.passwordChanged(user);
        return Reply.json(200, "true");
    }

    private Reply createApiKey(Call call) {
        OpenWebUiUser user = keyOwner(call);
        user.apiKey = "sk-" + UUID.randomUUID().toString().replace("-", "");
        return keyJson(user.apiKey);
    }

    private Reply apiKey(Call call) {
        return keyJson(keyOwner(call).apiKey);
    }

    private Reply deleteApiKey(Call call) {
        keyOwner(call).apiKey = null;
        return Reply.json(200, "true");
    }

    private OpenWebUiUser keyOwner(Call call) {
        OpenWebUiUser user = auth.anyone(call).user();
        keys.checkMayHaveOne(call, user);
        return user;
    }

    private static Reply keyJson(@Nullable String key) {
        if (key == null) {
            throw new OpenWebUiRefusal(404, OpenWebUiRefusal.API_KEY_NOT_FOUND);
        }
        return Reply.ok(Json.object().put("api_key", key));
    }
}
