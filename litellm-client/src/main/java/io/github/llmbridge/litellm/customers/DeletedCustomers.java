package io.github.llmbridge.litellm.customers;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.llmbridge.http.UnknownFields;
import java.util.Map;

/** The answer to {@code /customer/delete}. */
public record DeletedCustomers(
        int deletedCustomers,
        String message,
        @JsonAnyGetter @JsonAnySetter Map<String, Object> additionalProperties) {
    public DeletedCustomers {
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }
}
