package io.github.llmbridge.openwebui.groups;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.llmbridge.http.UnknownFields;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A group.
 *
 * @param name not unique
 * @param userIds the members' ids; {@code null} on servers since 0.6.37, where accounts list their groups
 */
public record Group(
        String id,
        String name,
        @Nullable String description,
        @Nullable List<String> userIds,
        @JsonAnyGetter @JsonAnySetter Map<String, Object> additionalProperties) {
    public Group {
        userIds = userIds == null ? null : List.copyOf(userIds);
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }
}
