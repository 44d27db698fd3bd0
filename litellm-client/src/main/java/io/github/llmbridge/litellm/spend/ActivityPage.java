package io.github.llmbridge.litellm.spend;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.llmbridge.http.UnknownFields;
import java.util.List;
import java.util.Map;

/**
 * One page of activity. A page holds a number of the server's rows, so a day may be spread over several.
 *
 * @param results newest day first
 */
public record ActivityPage(
        List<DailyActivity> results,
        ActivityTotals metadata,
        @JsonAnyGetter @JsonAnySetter Map<String, Object> additionalProperties) {
    public ActivityPage {
        results = List.copyOf(results);
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }
}
