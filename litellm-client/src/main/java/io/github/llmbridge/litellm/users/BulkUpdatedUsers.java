package io.github.llmbridge.litellm.users;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.llmbridge.http.UnknownFields;
import java.util.List;
import java.util.Map;

/**
 * What came of {@link Users#bulkUpdate}.
 *
 * @param results one for each user
 */
public record BulkUpdatedUsers(
        List<UserUpdateResult> results,
        int totalRequested,
        int successfulUpdates,
        int failedUpdates,
        @JsonAnyGetter @JsonAnySetter Map<String, Object> additionalProperties) {
    public BulkUpdatedUsers {
        results = List.copyOf(results);
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }
}
