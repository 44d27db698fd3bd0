package io.github.llmbridge.litellm.tags;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.llmbridge.http.UnknownFields;
import java.util.Map;

/**
 * What the server says of a tag that it deleted.
 *
 * @param message in the server's words
 */
public record DeletedTag(
        String message, @JsonAnyGetter @JsonAnySetter Map<String, Object> additionalProperties) {
    public DeletedTag {
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }
}
