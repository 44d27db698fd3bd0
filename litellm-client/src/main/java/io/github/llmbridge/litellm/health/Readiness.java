package io.github.llmbridge.litellm.health;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.llmbridge.http.Copies;
import io.github.llmbridge.http.UnknownFields;
import io.github.llmbridge.litellm.Since;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whether the server can work.
 *
 * @param status {@code healthy}, or {@code connected} on 1.77.3
 * @param db {@code connected} if there is a database
 * @param litellmVersion in the plain answer only of older versions
 * @param cache the kind of cache
 * @param successCallbacks what the proxy does after each call
 * @param logLevel see the server's name. Since LiteLLM 1.81.16.
 * @param isDetailedDebug see the server's name. Since LiteLLM 1.81.16.
 * @param showNoRedisWarning see the server's name. Since LiteLLM 1.98.0.
 * @param showEnvCredentialLoginWarning see the server's name. Since LiteLLM 1.102.0.
 */
public record Readiness(
        String status,
        @Nullable String db,
        @Nullable String litellmVersion,
        @Nullable Object cache,
        @Nullable List<String> successCallbacks,
        @Nullable Boolean useAiohttpTransport,
        @Nullable Instant lastUpdated,
        @Since("1.81.16") @Nullable String logLevel,
        @Since("1.81.16") @Nullable Boolean isDetailedDebug,
        @Since("1.98.0") @Nullable Boolean showNoRedisWarning,
        @Since("1.102.0") @Nullable Boolean showEnvCredentialLoginWarning,
        @JsonAnyGetter @JsonAnySetter Map<String, Object> additionalProperties) {
    public Readiness {
        successCallbacks = Copies.list(successCallbacks);
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }

    /** The server's version, if it tells. */
    public @Nullable String version() {
        return litellmVersion;
    }
}
