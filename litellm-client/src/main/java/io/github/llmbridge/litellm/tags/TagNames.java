package io.github.llmbridge.litellm.tags;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.llmbridge.http.UnknownFields;
import io.github.llmbridge.litellm.Limits;
import java.util.List;
import java.util.Map;

/**
 * Tags to be looked up.
 */
public record TagNames(
        List<String> names, @JsonAnyGetter @JsonAnySetter Map<String, Object> additionalProperties) {
    public TagNames {
        Limits.requireTexts("names", names);
        names = List.copyOf(names);
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }
}
