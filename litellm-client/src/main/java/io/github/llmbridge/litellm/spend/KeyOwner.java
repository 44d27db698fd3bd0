package io.github.llmbridge.litellm.spend;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.llmbridge.http.UnknownFields;
import io.github.llmbridge.litellm.Since;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whose key it is.
 *
 * @param userId see the server's name. Since LiteLLM 1.102.0.
 * @param userEmail see the server's name. Since LiteLLM 1.101.0.
 * @param keyExists whether the key is still there. Since LiteLLM 1.103.0.
 */
public record KeyOwner(
        @Nullable String keyAlias,
        @Nullable String teamId,
        @Since("1.102.0") @Nullable String userId,
        @Since("1.101.0") @Nullable String userEmail,
        @Since("1.103.0") @Nullable Boolean keyExists,
        @JsonAnyGetter @JsonAnySetter Map<String, Object> additionalProperties) {
    public KeyOwner {
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }
}
