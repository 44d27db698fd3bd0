package io.github.llmbridge.openwebui.users;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.llmbridge.http.Copies;
import io.github.llmbridge.http.UnknownFields;
import io.github.llmbridge.openwebui.Since;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An account in short.
 *
 * @param email in lower case; {@code null} in 0.6.30's answer to a search
 * @param role {@code null} in 0.6.30's answer to a search
 * @param groups filled in the answer about one account only
 * @param presence whether the account has called the server in the last minutes; told about one account only, {@code false}
 *     in lists
 */
public record AccountSummary(
        String id,
        String name,
        @Nullable String email,
        @Nullable Role role,
        @Since("0.8.0") @Nullable List<AccountGroup> groups,

        @Since("0.8.0") @JsonProperty("is_active") @Nullable Boolean presence,

        @JsonAnyGetter @JsonAnySetter Map<String, Object> additionalProperties) {
    public AccountSummary {
        groups = Copies.list(groups);
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }
}
