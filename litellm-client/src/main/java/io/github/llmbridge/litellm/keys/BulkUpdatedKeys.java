package io.github.llmbridge.litellm.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.llmbridge.http.UnknownFields;
import java.util.List;
import java.util.Map;

/**
 * What came of {@link Keys#bulkUpdate}: each key is in one of the two lists. Since LiteLLM 1.81.6.
 *
 * @param successfulUpdates the keys that were changed
 * @param failedUpdates the keys that were not, with the reason
 */
public record BulkUpdatedKeys(
        int totalRequested,
        List<KeyUpdateResult> successfulUpdates,
        List<KeyUpdateResult> failedUpdates,
        @JsonAnyGetter @JsonAnySetter Map<String, Object> additionalProperties) {
    public BulkUpdatedKeys {
        successfulUpdates = List.copyOf(successfulUpdates);
        failedUpdates = List.copyOf(failedUpdates);
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }
}
