package io.github.llmbridge.litellm.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.llmbridge.http.Copies;
import io.github.llmbridge.http.UnknownFields;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Several keys at once. Unknown ones are left out. LiteLLM 1.106.0 sends the rows without their hashes: tell them apart by
 * their aliases.
 *
 * @param key the hashes that were asked for; {@code null} if it was aliases
 * @param info the rows, in no particular order
 */
public record KeyInfos(
        @Nullable List<String> key,
        List<Key> info,
        @JsonAnyGetter @JsonAnySetter Map<String, Object> additionalProperties) {
    public KeyInfos {
        key = Copies.list(key);
        info = List.copyOf(info);
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }
}
