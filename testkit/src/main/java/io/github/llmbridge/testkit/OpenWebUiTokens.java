package io.github.llmbridge.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Issues and reads the JWTs of accounts. Guarded by the server's lock. */
final class OpenWebUiTokens {
    private static final Pattern DURATION = Pattern.compile("(-?\\d+(?:\\.\\d+)?)(ms|s|m|h|d|w)");
    private static final Map<String, Duration> UNITS = Map.of(
            "ms", Duration.ofMillis(1),
            "s", Duration.ofSeconds(1),
            "m", Duration.ofMinutes(1),
            "h", Duration.ofHours(1),
            "d", Duration.ofDays(1),
            "w", Duration.ofDays(7));

    private final OpenWebUiState state;
    private final OpenWebUiLine line;
    private final byte[] secret = new byte[32];
    /** By account. */
    private final Map<String, Set<String>> issued = new HashMap<>();

    private final Set<String> expired = new HashSet<>();
    /** By account: how often its tokens were made to expire. */
    private final Map<String, Integer> expiries = new HashMap<>();

    OpenWebUiTokens(OpenWebUiState state, OpenWebUiLine line) {
        this.state = state;
        this.line = line;
        new SecureRandom().nextBytes(secret);
    }

    /** A token of somebody who signed in, expiring as the server is set to. */
    String forSession(OpenWebUiUser user, boolean mfaVerified) {
        return issue(user, sessionClaims(user, mfaVerified), lifetime());
    }

    /** The token that an administrator gets with a new account. */
    String forNewAccount(OpenWebUiUser user) {
        return issue(user, newAccountClaims(user), line.does(OpenWebUiFact.SESSIONS_EXPIRE) ? lifetime() : null);
    }

    /** The claims of a token that was issued here and has not expired; null for anything else. */
    @Nullable JsonNode read(String token) {
        String[] parts = token.split("\\.", -1);
        if (parts.length != 3
                || expired.contains(token)
                || !sign(parts[0] + "." + parts[1]).equals(parts[2])) {
            return null;
        }
        JsonNode claims = Json.parse(new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8));
        if (claims == null || (claims.has("exp") && claims.path("exp").asLong() <= state.now())) {
            return null;
        }
        return claims;
    }

    private ObjectNode sessionClaims(OpenWebUiUser user, boolean mfaVerified) {
        ObjectNode claims = newAccountClaims(user);
        if (line.does(OpenWebUiFact.STAMPS_SESSIONS)) {
            claims.put("auth_method", "password").put("auth_time", state.now()).put("mfa_verified", mfaVerified);
        }
        return claims;
    }

    /** Where tokens do not expire, there is no time in them either: the same string for every sign-in. */
    private ObjectNode newAccountClaims(OpenWebUiUser user) {
        ObjectNode claims = Json.object().put("id", user.id);
        if (line.does(OpenWebUiFact.STAMPS_SESSIONS)) {
            claims.put("typ", "session").put("session_stamp", user.sessionStamp());
        }
        if (line.does(OpenWebUiFact.SESSIONS_EXPIRE)) {
            claims.put("jti", UUID.randomUUID().toString()).put("iat", state.now());
        }
        return claims;
    }

    /** Whose session it is, unless it was ended. */
    OpenWebUiUser owner(JsonNode claims) {
        boolean stamped = line.does(OpenWebUiFact.STAMPS_SESSIONS);
        OpenWebUiUser user = state.users.get(claims.path("id").asText());
        if (user == null) {
            throw new OpenWebUiRefusal(
                    401, stamped ? "Invalid authentication request." : OpenWebUiRefusal.INVALID_TOKEN);
        }
        boolean ended = !claims.path("session_stamp").asText().equals(user.sessionStamp());
        if (stamped && (ended || (state.mfa() && !claims.path("mfa_verified").asBoolean()))) {
            throw new OpenWebUiRefusal(401, "Invalid token");
        }
        return user;
    }

    /** Ends the account's sessions, where they can be ended: else a JWT outlives its password. */
    void passwordChanged(OpenWebUiUser user) {
        if (line.does(OpenWebUiFact.STAMPS_SESSIONS)) {
            user.revokeSessions();
        }
    }

    void expireAll(OpenWebUiUser user) {
        expired.addAll(issued.getOrDefault(user.id, Set.of()));
        issued.remove(user.id);
        expiries.merge(user.id, 1, Integer::sum);
    }

    private String issue(OpenWebUiUser user, ObjectNode claims, @Nullable Duration lifetime) {
        if (lifetime != null) {
            claims.put("exp", state.now() + lifetime.toSeconds());
        } else if (expiries.containsKey(user.id)) {
            // Where tokens do not expire they are all the same string: the next one must not be the expired one.
            claims.put("exp", Integer.MAX_VALUE + (long) expiries.get(user.id));
        }
        String content = base64("{\"alg\":\"HS256\",\"typ\":\"JWT\"}") + "." + base64(Json.write(claims));
        String token = content + "." + sign(content);
        issued.computeIfAbsent(user.id, id -> new HashSet<>()).add(token);
        return token;
    }

    /** Null when tokens do not expire. */
    private @Nullable Duration lifetime() {
        Matcher matcher =
                DURATION.matcher(state.adminConfig.path("JWT_EXPIRES_IN").asText());
        if (!matcher.matches()) {
            return null;
        }
        Duration unit = UNITS.getOrDefault(matcher.group(2), Duration.ZERO);
        BigDecimal millis = new BigDecimal(matcher.group(1)).multiply(BigDecimal.valueOf(unit.toMillis()));
        return Duration.ofMillis(millis.longValue());
    }

    private String sign(String content) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            byte[] signature = mac.doFinal(content.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
