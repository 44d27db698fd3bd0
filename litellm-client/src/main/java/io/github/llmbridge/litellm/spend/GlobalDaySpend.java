package io.github.llmbridge.litellm.spend;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.llmbridge.http.UnknownFields;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was spent on one day.
 *
 * @param date the day in UTC
 * @param spend in USD
 * @param apiKey the hash of the key, if one was asked for
 */
public record GlobalDaySpend(
        String date,
        double spend,
        @Nullable String apiKey,
        @JsonAnyGetter @JsonAnySetter Map<String, Object> additionalProperties) {
    public GlobalDaySpend {
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }
}
