package io.github.llmbridge.litellm.models;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.llmbridge.http.UnknownFields;
import io.github.llmbridge.litellm.Limits;
import io.github.llmbridge.litellm.Since;
import java.util.Map;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * A deployment to be made. Several of one name share the load.
 *
 * @param modelName the name that callers use
 * @param litellmParams how to reach the provider; names the model there
 * @param modelInfo what else is known of it; an id of the caller's own keeps a repeat from making a second deployment
 * @param blocked whether it starts without answering anybody. Since LiteLLM 1.106.0.
 * @param additionalProperties fields that this SDK has no name for
 */
@Value.Builder
public record NewModelRequest(
        String modelName,
        ModelParams litellmParams,
        ModelDetails modelInfo,
        @Since("1.106.0") @Nullable Boolean blocked,
        @JsonAnyGetter @JsonAnySetter Map<String, Object> additionalProperties) {
    /** Checks what the server would take and misread: without a model it answers 500, or stores what serves nobody. */
    public NewModelRequest {
        Limits.requireText("modelName", modelName);
        if (litellmParams.model() == null) {
            throw new IllegalArgumentException("litellmParams must name the provider's model");
        }
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }

    /**
     * A deployment with an id of the caller's own.
     *
     * @param modelName the name that callers use
     * @param id identifies the deployment
     */
    public static NewModelRequestBuilder builder(String modelName, String id, ModelParams params) {
        return new NewModelRequestBuilder()
                .modelName(modelName)
                .litellmParams(params)
                .modelInfo(ModelDetails.of(id).build());
    }
}
