package io.github.llmbridge.litellm.spend;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.llmbridge.http.UnknownFields;
import java.util.List;
import java.util.Map;

/**
 * What requests with tags have cost.
 */
public record GlobalTagSpends(
        List<GlobalTagSpend> spendPerTag,
        @JsonAnyGetter @JsonAnySetter Map<String, Object> additionalProperties) {
    public GlobalTagSpends {
        spendPerTag = List.copyOf(spendPerTag);
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }
}
