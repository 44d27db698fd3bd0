package io.github.llmbridge.litellm.health;

import feign.RequestLine;
import io.github.llmbridge.http.OnFailure;
import io.github.llmbridge.http.Repeat;
import java.util.Optional;

/** Whether the server is up. {@code GET /health} is left out: it calls every model for real. Thread safe. */
public interface Health {
    /** {@code I'm alive!} from any server that runs; needs no key. */
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("GET /health/liveliness")
    String liveliness();

    /** Whether the server has its database; needs no key. */
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("GET /health/readiness")
    Readiness readiness();

    /** As {@link #readiness()}, with the version; needs a key. Since LiteLLM 1.106; 1.77.3 does not know it. */
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("GET /health/readiness/details")
    Readiness readinessDetails();

    /** The server's version, such as {@code 1.106.0}, if it tells. */
    default Optional<String> version() {
        String version = readiness().version();
        return Optional.ofNullable(version == null ? readinessDetails().version() : version);
    }
}
