package io.github.llmbridge.openwebui.groups;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.llmbridge.http.UnknownFields;
import java.util.List;
import java.util.Map;

/**
 * Up to {@link #SIZE} members, in the order of their names.
 *
 * @param total all that match
 * @param counts how many there are by membership, whatever was asked for
 */
public record GroupMemberPage(
        List<GroupMember> items,
        int total,
        Map<String, Integer> counts,
        @JsonAnyGetter @JsonAnySetter Map<String, Object> additionalProperties) {
    /** The server's fixed page size. */
    public static final int SIZE = 30;

    public GroupMemberPage {
        items = List.copyOf(items);
        counts = counts == null ? Map.of() : Map.copyOf(counts);
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }
}
