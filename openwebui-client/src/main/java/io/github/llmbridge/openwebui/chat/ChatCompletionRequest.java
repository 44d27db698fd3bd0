package io.github.llmbridge.openwebui.chat;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.llmbridge.http.UnknownFields;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A question to a model.
 *
 * @param model an id out of {@code models().available()}
 * @param additionalProperties further fields of OpenAI's, such as {@code temperature}, and Open WebUI's {@code
 *     chat_id}, which is empty unless it is given; {@code stream} is not supported
 */
public record ChatCompletionRequest(
        String model,
        List<ChatMessage> messages,
        @JsonAnyGetter @JsonAnySetter Map<String, Object> additionalProperties) {
    /** Checks that there is a question: the server itself asks the model server without one. */
    public ChatCompletionRequest {
        if (model.isBlank()) {
            throw new IllegalArgumentException("model must not be blank");
        }
        if (messages.isEmpty()) {
            throw new IllegalArgumentException("messages must not be empty");
        }
        if (additionalProperties != null && Boolean.TRUE.equals(additionalProperties.get("stream"))) {
            throw new IllegalArgumentException("stream is not supported: the answer is read as a whole");
        }
        messages = List.copyOf(messages);
        additionalProperties = withChatId(UnknownFields.copyOf(additionalProperties));
    }

    /** 0.9.5 breaks over a question that names no chat; every version takes an empty id for none. */
    private static Map<String, Object> withChatId(Map<String, Object> given) {
        Map<String, Object> fields = new LinkedHashMap<>(given);
        fields.putIfAbsent("chat_id", "");
        return UnknownFields.copyOf(fields);
    }

    /** One question of the user. */
    public static ChatCompletionRequest of(String model, String question) {
        return new ChatCompletionRequest(model, List.of(ChatMessage.user(question)), Map.of());
    }
}
