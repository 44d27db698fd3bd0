package io.github.llmbridge.openwebui.groups;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.llmbridge.http.TextRules;
import io.github.llmbridge.http.UnknownFields;
import java.util.List;
import java.util.Map;

/**
 * Members to be added or removed; ids that the server does not know are left out without a word.
 *
 * @param additionalProperties fields that this SDK has no name for
 */
public record GroupMembersRequest(
        List<String> userIds, @JsonAnyGetter @JsonAnySetter Map<String, Object> additionalProperties) {
    /** Checks the ids. */
    public GroupMembersRequest {
        userIds.forEach(id -> TextRules.requireStorable("userIds", id));
        userIds = List.copyOf(userIds);
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }

    /** The accounts with these ids. */
    public GroupMembersRequest(List<String> userIds) {
        this(userIds, Map.of());
    }
}
