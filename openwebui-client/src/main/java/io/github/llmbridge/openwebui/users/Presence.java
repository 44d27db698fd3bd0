package io.github.llmbridge.openwebui.users;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.llmbridge.http.UnknownFields;
import java.util.Map;

/**
 * Whether somebody is there.
 *
 * @param active whether the account has called the server in the last minutes, or has a page open (0.6.30);
 *     {@code false} also for an unknown account
 */
public record Presence(
        boolean active, @JsonAnyGetter @JsonAnySetter Map<String, Object> additionalProperties) {
    public Presence {
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }
}
