package io.github.llmbridge.litellm.chat;

import io.github.llmbridge.litellm.Limits;
import java.util.List;

/** A question to a model. */
public record ChatCompletionRequest(String model, List<ChatMessage> messages) {
    /** Checks that there is a model. */
    public ChatCompletionRequest {
        Limits.requireText("model", model);
        messages = List.copyOf(messages);
    }

    /** One question of the user. */
    public static ChatCompletionRequest of(String model, String question) {
        return new ChatCompletionRequest(model, List.of(ChatMessage.user(question)));
    }
}
