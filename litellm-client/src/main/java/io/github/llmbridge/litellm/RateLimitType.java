package io.github.llmbridge.litellm;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * How strictly a limit of tokens or requests is kept. Open: a type that a newer server knows is kept as it is. Since LiteLLM
 * 1.106.0.
 *
 * @param value as the server writes it
 */
public record RateLimitType(@JsonValue String value) {
    /** The limit is set aside for its holder: the limits of a team's keys may not exceed the team's own. */
    public static final RateLimitType GUARANTEED_THROUGHPUT = new RateLimitType("guaranteed_throughput");

    /** The limit is kept, whether or not there is enough for all. */
    public static final RateLimitType BEST_EFFORT_THROUGHPUT = new RateLimitType("best_effort_throughput");

    /** The limit may be passed as long as the model has no errors; for keys only. */
    public static final RateLimitType DYNAMIC = new RateLimitType("dynamic");

    /** Any type by its name. */
    @JsonCreator
    public RateLimitType {}
}
