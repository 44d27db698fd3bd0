package io.github.llmbridge.openwebui.auths;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.http.UnknownFields;
import java.util.Map;

/** An account's API key for Open WebUI itself; it is never sent to LiteLLM. */
public record ApiKey(
        Secret apiKey, @JsonAnyGetter @JsonAnySetter Map<String, Object> additionalProperties) {
    public ApiKey {
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }
}
