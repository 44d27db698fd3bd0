package io.github.llmbridge.openwebui.configs;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.llmbridge.http.UnknownFields;
import java.util.Map;

/**
 * The administrator's switches for connections. A write needs every field, so read, change and write.
 *
 * @param directConnections whether users may have direct connections; off by default, and settings are saved all the same
 * @param baseModelsCache whether the lists of models are kept instead of being asked for each time
 */
public record ConnectionsConfig(
        @JsonProperty("ENABLE_DIRECT_CONNECTIONS") boolean directConnections,
        @JsonProperty("ENABLE_BASE_MODELS_CACHE") boolean baseModelsCache,
        @JsonAnyGetter @JsonAnySetter Map<String, Object> additionalProperties) {
    public ConnectionsConfig {
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }

    /** The same with direct connections on or off. */
    public ConnectionsConfig withDirectConnections(boolean on) {
        return new ConnectionsConfig(on, baseModelsCache, additionalProperties);
    }

    /** The same with the lists of models kept or not. */
    public ConnectionsConfig withBaseModelsCache(boolean on) {
        return new ConnectionsConfig(directConnections, on, additionalProperties);
    }
}
