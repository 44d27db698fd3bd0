package io.github.llmbridge.litellm.models;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.llmbridge.http.UnknownFields;
import io.github.llmbridge.litellm.Limits;
import io.github.llmbridge.litellm.Since;
import java.util.Map;
import java.util.Objects;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * A change of a deployment. What is not set stays as it is; no field can be cleared, the server ignores {@code null}.
 *
 * @param modelName the name that callers use from now on; {@link ProxyModels#update} of 1.77.3 ignores it
 * @param litellmParams how to reach the provider
 * @param modelInfo holds the deployment's id; {@link ProxyModels#update} ignores all else in it
 * @param blocked whether it answers nobody. Since LiteLLM 1.87.0.
 * @param additionalProperties fields that this SDK has no name for
 */
@Value.Builder
public record UpdateModelRequest(
        @Nullable String modelName,
        @Nullable ModelParams litellmParams,
        ModelDetails modelInfo,
        @Since("1.87.0") @Nullable Boolean blocked,
        @JsonAnyGetter @JsonAnySetter Map<String, Object> additionalProperties) {
    /** Checks that the deployment is named: without an id, the server gives the row a new one at random. */
    public UpdateModelRequest {
        Limits.requireText("modelName", modelName);
        if (modelInfo.id() == null) {
            throw new IllegalArgumentException("modelInfo must hold the deployment's id");
        }
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }

    /** A change of the deployment with this id. */
    public static UpdateModelRequestBuilder builder(String id) {
        return new UpdateModelRequestBuilder().modelInfo(ModelDetails.of(id).build());
    }

    /** The id of the deployment. */
    String id() {
        return Objects.requireNonNull(modelInfo.id());
    }
}
