package io.github.llmbridge.litellm.health;

import java.util.Optional;

/** Whether the server is up. {@code GET /health} is left out: it calls every model for real. Thread safe. */
public interface Health extends HealthOperations {
    /** The server's version, such as {@code 1.106.0}, if it tells. */
    default Optional<String> version() {
        String version = readiness().version();
        return Optional.ofNullable(version == null ? readinessDetails().version() : version);
    }
}
