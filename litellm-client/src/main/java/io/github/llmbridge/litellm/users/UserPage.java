package io.github.llmbridge.litellm.users;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.llmbridge.http.UnknownFields;
import java.util.List;
import java.util.Map;

/**
 * One page of {@code /user/list}.
 */
public record UserPage(
        List<User> users,
        int total,
        int page,
        int pageSize,
        int totalPages,
        @JsonAnyGetter @JsonAnySetter Map<String, Object> additionalProperties) {
    public UserPage {
        users = List.copyOf(users);
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }
}
