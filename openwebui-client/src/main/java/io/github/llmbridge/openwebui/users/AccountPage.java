package io.github.llmbridge.openwebui.users;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.llmbridge.http.UnknownFields;
import java.util.List;
import java.util.Map;

/**
 * Up to {@link #SIZE} accounts.
 *
 * @param total all that match; on 0.6.30 all there are, whatever the query
 */
public record AccountPage(
        List<Account> users,
        int total,
        @JsonAnyGetter @JsonAnySetter Map<String, Object> additionalProperties) {
    /** The server's fixed page size. */
    public static final int SIZE = 30;

    public AccountPage {
        users = List.copyOf(users);
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }
}
