package io.github.llmbridge.litellm.health;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.llmbridge.http.UnknownFields;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whether the server can work.
 *
 * @param status {@code healthy}, or {@code connected} on 1.77.3
 * @param db {@code connected} if there is a database
 * @param version in the plain answer only of older versions
 */
public record Readiness(
        String status,
        @Nullable String db,
        @JsonProperty("litellm_version") @Nullable String version,
        @JsonAnyGetter @JsonAnySetter Map<String, Object> additionalProperties) {
    public Readiness {
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }
}
