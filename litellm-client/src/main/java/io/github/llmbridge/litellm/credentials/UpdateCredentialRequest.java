package io.github.llmbridge.litellm.credentials;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.llmbridge.http.Copies;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.http.UnknownFields;
import io.github.llmbridge.litellm.Limits;
import io.github.llmbridge.litellm.Since;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * A change of a credential. Info and values are added to what is there.
 *
 * @param credentialName identifies it; cannot be changed
 * @param credentialInfo what is known of it
 * @param credentialValues the new values
 * @param modelId the deployment whose values to take. Since LiteLLM 1.103.0.
 * @param credentialValuesToDelete the names of values to take away. Since LiteLLM 1.106.0.
 * @param displayName for people. Since LiteLLM 1.106.0.
 */
@Value.Builder
public record UpdateCredentialRequest(
        String credentialName,
        Map<String, Object> credentialInfo,
        Map<String, Secret> credentialValues,
        @Since("1.103.0") @Nullable String modelId,
        @Since("1.106.0") @Nullable List<String> credentialValuesToDelete,
        @Since("1.106.0") @Nullable String displayName,
        @JsonAnyGetter @JsonAnySetter Map<String, Object> additionalProperties) {
    /** Checks what the server would take and misread. */
    public UpdateCredentialRequest {
        Limits.requireText("credentialName", credentialName);
        credentialInfo = UnknownFields.copyOf(credentialInfo);
        credentialValues = Map.copyOf(credentialValues);
        credentialValuesToDelete = Copies.list(credentialValuesToDelete);
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }

    /** A change of the credential of this name. */
    public static UpdateCredentialRequestBuilder builder(String name) {
        return new UpdateCredentialRequestBuilder().credentialName(name);
    }

    /** The same change with all of its info. */
    UpdateCredentialRequest addedTo(Credential known) {
        Map<String, Object> info = new LinkedHashMap<>(known.credentialInfo());
        info.putAll(credentialInfo);
        return new UpdateCredentialRequestBuilder()
                .from(this)
                .credentialInfo(info)
                .build();
    }
}
