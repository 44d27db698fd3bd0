package io.github.llmbridge.litellm.spend;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.llmbridge.http.UnknownFields;
import java.util.Map;

/**
 * What was used on one day.
 *
 * @param date the day in UTC, such as {@code 2026-11-21}
 */
public record DailyActivity(
        String date,
        SpendMetrics metrics,
        ActivityBreakdown breakdown,
        @JsonAnyGetter @JsonAnySetter Map<String, Object> additionalProperties) {
    public DailyActivity {
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }

    /** Both together, of the same day. */
    DailyActivity plus(DailyActivity other) {
        return new DailyActivity(
                date, metrics.plus(other.metrics), breakdown.plus(other.breakdown), additionalProperties);
    }
}
