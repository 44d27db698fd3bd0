package io.github.llmbridge.openwebui.users;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.llmbridge.http.UnknownFields;
import java.util.Map;

/** A group, where an account names its groups. */
public record AccountGroup(
        String id,
        String name,
        @JsonAnyGetter @JsonAnySetter Map<String, Object> additionalProperties) {
    public AccountGroup {
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }
}
