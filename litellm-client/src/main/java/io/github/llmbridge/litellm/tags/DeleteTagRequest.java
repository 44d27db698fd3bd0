package io.github.llmbridge.litellm.tags;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.llmbridge.http.UnknownFields;
import io.github.llmbridge.litellm.Limits;
import java.util.Map;

/**
 * A tag to be deleted.
 *
 * @param name identifies it
 */
public record DeleteTagRequest(
        String name, @JsonAnyGetter @JsonAnySetter Map<String, Object> additionalProperties) {
    public DeleteTagRequest {
        Limits.requireText("name", name);
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }
}
