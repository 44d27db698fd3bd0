package io.github.llmbridge.openwebui.server;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.llmbridge.http.UnknownFields;
import java.util.Map;
import java.util.Optional;

/**
 * What the server tells its page.
 *
 * @param version the server's version
 * @param features switches; most are told only to a signed-in session, not to an API key
 */
public record ServerConfig(
        String version,
        Map<String, Object> features,
        @JsonAnyGetter @JsonAnySetter Map<String, Object> additionalProperties) {
    public ServerConfig {
        features = UnknownFields.copyOf(features);
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }

    /** Whether users may have direct connections; empty if the caller is not told. */
    public Optional<Boolean> directConnections() {
        return feature("enable_direct_connections");
    }

    /** Whether API keys work at all; empty if the caller is not told. The name changed in 0.6.37. */
    public Optional<Boolean> apiKeys() {
        return feature("enable_api_keys").or(() -> feature("enable_api_key"));
    }

    private Optional<Boolean> feature(String name) {
        return features.get(name) instanceof Boolean on ? Optional.of(on) : Optional.empty();
    }
}
