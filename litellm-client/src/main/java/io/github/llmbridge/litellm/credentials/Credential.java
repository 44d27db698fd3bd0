package io.github.llmbridge.litellm.credentials;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.llmbridge.http.UnknownFields;
import io.github.llmbridge.litellm.Since;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A credential of a provider, as the server shows it: its values are masked.
 *
 * @param credentialName identifies it
 * @param credentialInfo what is known of it, such as {@code custom_llm_provider} and {@code description}
 * @param credentialValues masked; 1.77.3 masks what it has encrypted, so nothing of the value shows
 * @param displayName for people. Since LiteLLM 1.106.0.
 * @param source {@code db} or {@code config}. Since LiteLLM 1.106.0.
 */
public record Credential(
        String credentialName,
        Map<String, Object> credentialInfo,
        Map<String, Object> credentialValues,
        @Since("1.106.0") @Nullable String displayName,
        @Since("1.106.0") @Nullable String source,
        @JsonAnyGetter @JsonAnySetter Map<String, Object> additionalProperties) {
    public Credential {
        credentialInfo = UnknownFields.copyOf(credentialInfo);
        credentialValues = UnknownFields.copyOf(credentialValues);
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }
}
