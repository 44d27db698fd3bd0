package io.github.llmbridge.litellm.models;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.llmbridge.http.UnknownFields;
import io.github.llmbridge.litellm.Since;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A deployment as the database keeps it. Its parameters are there, too, but encrypted: read them by
 * {@link ProxyModels#info(String)}.
 *
 * @param modelId identifies the deployment
 * @param modelName the name that callers use
 * @param litellmParams encrypted texts, by LiteLLM's names
 * @param modelInfo what is known of it; its id may differ if somebody changed the row without naming it
 * @param blocked whether it answers nobody. Since LiteLLM 1.87.0.
 * @param createdBy the user
 * @param updatedBy the user
 */
public record StoredModel(
        String modelId,
        String modelName,
        Map<String, Object> litellmParams,
        ModelDetails modelInfo,
        @Since("1.87.0") @Nullable Boolean blocked,
        Instant createdAt,
        String createdBy,
        Instant updatedAt,
        String updatedBy,
        @JsonAnyGetter @JsonAnySetter Map<String, Object> additionalProperties) {
    public StoredModel {
        litellmParams = UnknownFields.copyOf(litellmParams);
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }
}
