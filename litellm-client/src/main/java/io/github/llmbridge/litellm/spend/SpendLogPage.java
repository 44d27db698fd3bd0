package io.github.llmbridge.litellm.spend;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.llmbridge.http.UnknownFields;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One page of logged calls.
 *
 * @param totalIsCapped whether there are more than {@code total}
 */
public record SpendLogPage(
        List<SpendLog> data,
        int total,
        int page,
        int pageSize,
        int totalPages,
        @Nullable Boolean totalIsCapped,
        @JsonAnyGetter @JsonAnySetter Map<String, Object> additionalProperties) {
    public SpendLogPage {
        data = List.copyOf(data);
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }
}
