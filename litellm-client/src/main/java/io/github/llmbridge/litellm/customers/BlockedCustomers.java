package io.github.llmbridge.litellm.customers;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.llmbridge.http.UnknownFields;
import java.util.List;
import java.util.Map;

/** The answer to {@code /customer/block}. */
public record BlockedCustomers(
        List<Customer> blockedUsers,
        @JsonAnyGetter @JsonAnySetter Map<String, Object> additionalProperties) {
    public BlockedCustomers {
        blockedUsers = blockedUsers == null ? List.of() : List.copyOf(blockedUsers);
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }
}
