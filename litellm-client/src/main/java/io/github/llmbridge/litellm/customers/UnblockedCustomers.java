package io.github.llmbridge.litellm.customers;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.llmbridge.http.UnknownFields;
import java.util.List;
import java.util.Map;

/**
 * The answer to {@code /customer/unblock}.
 *
 * @param blockedUsers the ids of those who are still blocked by the licensed check
 */
public record UnblockedCustomers(
        List<String> blockedUsers,
        @JsonAnyGetter @JsonAnySetter Map<String, Object> additionalProperties) {
    public UnblockedCustomers {
        blockedUsers = blockedUsers == null ? List.of() : List.copyOf(blockedUsers);
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }
}
