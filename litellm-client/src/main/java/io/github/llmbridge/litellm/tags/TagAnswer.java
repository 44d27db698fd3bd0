package io.github.llmbridge.litellm.tags;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.llmbridge.http.UnknownFields;
import java.util.Map;

/**
 * What the server says of a tag that it made or changed.
 *
 * @param message in the server's words
 * @param tag without budget and limits; {@link Tags#info} tells those
 */
public record TagAnswer(
        String message,
        Tag tag,
        @JsonAnyGetter @JsonAnySetter Map<String, Object> additionalProperties) {
    public TagAnswer {
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }
}
