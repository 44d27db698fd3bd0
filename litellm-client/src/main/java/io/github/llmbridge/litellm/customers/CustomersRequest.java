package io.github.llmbridge.litellm.customers;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import io.github.llmbridge.http.UnknownFields;
import io.github.llmbridge.litellm.Limits;
import java.util.List;
import java.util.Map;

/**
 * Which customers to block, unblock or delete.
 *
 * @param userIds their ids; at least one
 * @param additionalProperties fields that this SDK has no name for
 */
public record CustomersRequest(
        List<String> userIds, @JsonAnyGetter Map<String, Object> additionalProperties) {
    /** Checks that somebody is named. */
    public CustomersRequest {
        userIds = Limits.requireIds("userIds", userIds);
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }

    /** These customers. */
    public static CustomersRequest of(List<String> userIds) {
        return new CustomersRequest(userIds, Map.of());
    }
}
