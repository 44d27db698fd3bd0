package io.github.llmbridge.litellm.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.llmbridge.http.UnknownFields;
import io.github.llmbridge.litellm.KeyHash;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a key's spend was put back to. Since LiteLLM 1.81.7.
 *
 * @param spend from now on, in USD
 * @param previousSpend before the call, in USD
 * @param maxBudget in USD
 * @param budgetResetAt when spend starts again from 0
 */
public record KeySpendReset(
        KeyHash keyHash,
        Double spend,
        Double previousSpend,
        @Nullable Double maxBudget,
        @Nullable Instant budgetResetAt,
        @JsonAnyGetter @JsonAnySetter Map<String, Object> additionalProperties) {
    public KeySpendReset {
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }
}
