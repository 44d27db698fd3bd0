package io.github.llmbridge.litellm.health;

import feign.Param;
import feign.RequestLine;
import io.github.llmbridge.http.OnFailure;
import io.github.llmbridge.http.Repeat;
import io.github.llmbridge.litellm.Limits;
import io.github.llmbridge.litellm.Since;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether the server is up, and which version and licence it has. Thread safe. */
public interface Health {
    /** {@code I'm alive!} from any server that runs; needs no key. */
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("GET /health/liveliness")
    String liveliness();

    /** Whether the server has its database; needs no key. */
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("GET /health/readiness")
    Readiness readiness();

    /** As {@link #readiness()}, with the version; needs a key. */
    @Since("1.84.0")
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("GET /health/readiness/details")
    Readiness readinessDetails();

    /** The server's version, such as {@code 1.106.0}, if it tells. */
    default Optional<String> version() {
        String version = readiness().version();
        return Optional.ofNullable(version == null ? readinessDetails().version() : version);
    }

    /** What the proxy is licensed for. Ask it before operations that need a licence. */
    @Since("1.80.12")
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("GET /health/license")
    License license();

    /** {@code GET /health}; see {@link #callEveryModel()}. */
    @RequestLine("GET /health?model={model}")
    ModelHealth callModelsAnswer(@Param("model") @Nullable String model);

    /**
     * <b>Costs money and takes long:</b> calls every deployment of the proxy for real. To learn whether the proxy is up, use
     * {@link #liveliness()} or {@link #readiness()}.
     */
    default ModelHealth callEveryModel() {
        return callModelsAnswer(null);
    }

    /** <b>Costs money:</b> calls the deployments of one name for real. */
    default ModelHealth callModel(String model) {
        Limits.requireText("model", model);
        return callModelsAnswer(model);
    }
}
