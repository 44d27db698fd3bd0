package io.github.llmbridge.litellm.health;

import feign.RequestLine;
import io.github.llmbridge.http.OnFailure;
import io.github.llmbridge.http.Repeat;

/** The operations of {@link Health} as the server has them. */
public interface HealthOperations {
    /** {@code I'm alive!} from any server that runs; needs no key. */
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("GET /health/liveliness")
    String liveliness();

    /** Whether the server has its database; needs no key. */
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("GET /health/readiness")
    Readiness readiness();

    /** As {@link Health#readiness()}, with the version; needs a key. Since LiteLLM 1.106; 1.77.3 does not know it. */
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("GET /health/readiness/details")
    Readiness readinessDetails();
}
