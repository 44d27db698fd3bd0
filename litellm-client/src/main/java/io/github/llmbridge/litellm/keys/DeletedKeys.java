package io.github.llmbridge.litellm.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.llmbridge.http.UnknownFields;
import java.util.List;
import java.util.Map;

/**
 * What the server says it deleted: it repeats the request, unknown keys included, if one of them existed.
 *
 * @param deletedKeys the hashes or aliases sent
 */
public record DeletedKeys(
        List<String> deletedKeys,
        @JsonAnyGetter @JsonAnySetter Map<String, Object> additionalProperties) {
    public DeletedKeys {
        deletedKeys = List.copyOf(deletedKeys);
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }
}
