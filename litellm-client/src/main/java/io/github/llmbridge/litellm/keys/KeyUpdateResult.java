package io.github.llmbridge.litellm.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.llmbridge.http.UnknownFields;
import io.github.llmbridge.litellm.KeyHash;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What became of one key of {@link Keys#bulkUpdate}. Since LiteLLM 1.81.6.
 *
 * @param key the key's hash, as it was sent
 * @param keyInfo the key as it is now; {@code null} if there is no such key
 * @param failedReason why it was not changed; {@code null} if it was
 */
public record KeyUpdateResult(
        KeyHash key,
        @Nullable Key keyInfo,
        @Nullable String failedReason,
        @JsonAnyGetter @JsonAnySetter Map<String, Object> additionalProperties) {
    public KeyUpdateResult {
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }
}
