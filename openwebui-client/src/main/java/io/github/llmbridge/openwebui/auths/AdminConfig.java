package io.github.llmbridge.openwebui.auths;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.llmbridge.http.UnknownFields;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The administrator's settings of sign-in, as a whole: a write needs every field, so read, change and write. The names
 * differ by version, so they are kept as the server sends them.
 */
public record AdminConfig(@JsonAnyGetter @JsonAnySetter Map<String, Object> additionalProperties) {
    private static final String API_KEYS = "ENABLE_API_KEYS";
    private static final Set<String> MFA =
            Set.of("ENABLE_MFA", "MFA_ALLOW_OAUTH_BYPASS", "MFA_ALLOW_TRUSTED_HEADER_BYPASS");
    private static final String API_KEYS_BEFORE_0_6_37 = "ENABLE_API_KEY";

    public AdminConfig {
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }

    /** Whether API keys work at all; empty if the server does not say. */
    public Optional<Boolean> apiKeys() {
        return additionalProperties.get(apiKeysName()) instanceof Boolean on ? Optional.of(on) : Optional.empty();
    }

    /** The same with API keys on or off. */
    public AdminConfig withApiKeys(boolean on) {
        Map<String, Object> changed = withoutMfa();
        changed.put(apiKeysName(), on);
        return new AdminConfig(changed);
    }

    /**
     * The same with API keys restricted to some paths and what is below them.
     *
     * @param paths with commas between them
     */
    public AdminConfig withApiKeyPaths(String paths) {
        String name = apiKeysName();
        Map<String, Object> changed = withoutMfa();
        changed.put(name + "_ENDPOINT_RESTRICTIONS", true);
        changed.put(allowedName(name), paths);
        return new AdminConfig(changed);
    }

    /** Whether an API key may call this path; the server can restrict them all to some paths and what is below them. */
    public boolean apiKeysReach(String path) {
        String name = apiKeysName();
        if (!Boolean.TRUE.equals(additionalProperties.get(name + "_ENDPOINT_RESTRICTIONS"))) {
            return true;
        }
        Object allowed = additionalProperties.get(allowedName(name));
        return Arrays.stream(String.valueOf(allowed).split(",", -1))
                .map(String::strip)
                // An empty entry lets everything through before 0.6.37 and counts for nothing later.
                .filter(prefix -> name.equals(API_KEYS_BEFORE_0_6_37) || !prefix.isEmpty())
                .anyMatch(prefix -> path.equals(prefix) || path.startsWith(prefix + "/"));
    }

    /** The server leaves them as they are then; with them it takes a change from a session only, from no API key. */
    private Map<String, Object> withoutMfa() {
        Map<String, Object> changed = new LinkedHashMap<>(additionalProperties);
        changed.keySet().removeAll(MFA);
        return changed;
    }

    private static String allowedName(String switchName) {
        return switchName.substring("ENABLE_".length()) + "_ALLOWED_ENDPOINTS";
    }

    private String apiKeysName() {
        return additionalProperties.containsKey(API_KEYS) ? API_KEYS : API_KEYS_BEFORE_0_6_37;
    }
}
