package io.github.llmbridge.litellm.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.llmbridge.http.UnknownFields;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The envelope of {@code /key/info}.
 *
 * @param key what was asked for
 * @param info the row
 */
public record KeyInfo(
        @Nullable String key,
        Key info,
        @JsonAnyGetter @JsonAnySetter Map<String, Object> additionalProperties) {
    public KeyInfo {
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }
}
