package io.github.llmbridge.openwebui.chat;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.llmbridge.http.UnknownFields;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One message of a chat. */
public record ChatMessage(
        String role,
        @Nullable String content,
        @JsonAnyGetter @JsonAnySetter Map<String, Object> additionalProperties) {
    public ChatMessage {
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }

    /** A message of the user. */
    public static ChatMessage user(String content) {
        return new ChatMessage("user", content, Map.of());
    }
}
