package io.github.llmbridge.litellm.credentials;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.llmbridge.http.UnknownFields;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The envelope of all credentials.
 */
public record CredentialList(
        @Nullable Boolean success,
        List<Credential> credentials,
        @JsonAnyGetter @JsonAnySetter Map<String, Object> additionalProperties) {
    public CredentialList {
        credentials = List.copyOf(credentials);
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }
}
