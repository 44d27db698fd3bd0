package io.github.llmbridge.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;

/** The restriction of API keys to some paths. */
final class ApiKeyPaths {
    private ApiKeyPaths() {}

    /**
     * Tells whether an API key may call this path.
     *
     * @param prefix of the setting names, which the lines spell differently
     */
    static boolean allows(JsonNode adminConfig, String prefix, String path) {
        if (!adminConfig.path("ENABLE_" + prefix + "_ENDPOINT_RESTRICTIONS").asBoolean()) {
            return true;
        }
        String allowed = adminConfig.path(prefix + "_ALLOWED_ENDPOINTS").asText();
        return Arrays.stream(allowed.split(",", -1))
                .map(String::strip)
                .anyMatch(prefixOf -> path.equals(prefixOf) || path.startsWith(prefixOf + "/"));
    }
}
