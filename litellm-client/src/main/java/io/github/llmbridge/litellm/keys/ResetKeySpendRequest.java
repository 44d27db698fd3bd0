package io.github.llmbridge.litellm.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import io.github.llmbridge.http.UnknownFields;
import io.github.llmbridge.litellm.Limits;
import java.util.Map;

/**
 * What a key has spent, put back. Since LiteLLM 1.81.7.
 *
 * @param resetTo in USD; not above what the key has spent
 * @param additionalProperties fields that this SDK has no name for
 */
public record ResetKeySpendRequest(
        Double resetTo, @JsonAnyGetter Map<String, Object> additionalProperties) {
    /** Checks the amount. */
    public ResetKeySpendRequest {
        Limits.requireAmount("resetTo", resetTo);
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }

    /** To this amount in USD. */
    public static ResetKeySpendRequest of(double usd) {
        return new ResetKeySpendRequest(usd, Map.of());
    }
}
