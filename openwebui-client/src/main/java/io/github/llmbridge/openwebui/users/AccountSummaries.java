package io.github.llmbridge.openwebui.users;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.llmbridge.http.UnknownFields;
import java.util.List;
import java.util.Map;

/**
 * Accounts in short.
 *
 * @param total all that match; for a search on 0.6.30 all there are, whatever the query
 */
public record AccountSummaries(
        List<AccountSummary> users,
        int total,
        @JsonAnyGetter @JsonAnySetter Map<String, Object> additionalProperties) {
    public AccountSummaries {
        users = List.copyOf(users);
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }
}
