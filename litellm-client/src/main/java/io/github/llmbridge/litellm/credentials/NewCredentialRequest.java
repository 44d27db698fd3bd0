package io.github.llmbridge.litellm.credentials;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.http.UnknownFields;
import io.github.llmbridge.litellm.Limits;
import io.github.llmbridge.litellm.Since;
import java.util.Map;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * A credential to be stored. It needs either values or a model to take them from.
 *
 * @param credentialName identifies it; {@link
 * io.github.llmbridge.litellm.models.ModelParams#litellmCredentialName} refers to it
 * @param credentialInfo what is known of it, such as {@code custom_llm_provider}
 * @param credentialValues such as {@code api_key} and {@code api_base}
 * @param modelId the deployment whose values to take
 * @param displayName for people. Since LiteLLM 1.106.0.
 */
@Value.Builder
public record NewCredentialRequest(
        String credentialName,
        Map<String, Object> credentialInfo,
        @Nullable Map<String, Secret> credentialValues,
        @Nullable String modelId,
        @Since("1.106.0") @Nullable String displayName,
        @JsonAnyGetter @JsonAnySetter Map<String, Object> additionalProperties) {
    /** Checks what the server would take and misread. */
    public NewCredentialRequest {
        Limits.requireText("credentialName", credentialName);
        Limits.requireText("modelId", modelId);
        if ((credentialValues == null) == (modelId == null)) {
            throw new IllegalArgumentException("credentialValues or modelId must be set, and not both");
        }
        credentialInfo = UnknownFields.copyOf(credentialInfo);
        credentialValues = credentialValues == null ? null : Map.copyOf(credentialValues);
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }

    /** A credential with these values. */
    public static NewCredentialRequestBuilder of(String name, Map<String, Secret> values) {
        return new NewCredentialRequestBuilder().credentialName(name).credentialValues(values);
    }

    /** A credential with the values of a deployment. */
    public static NewCredentialRequestBuilder ofModel(String name, String modelId) {
        return new NewCredentialRequestBuilder().credentialName(name).modelId(modelId);
    }
}
