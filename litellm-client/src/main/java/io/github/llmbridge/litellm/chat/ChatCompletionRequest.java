package io.github.llmbridge.litellm.chat;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.llmbridge.http.Copies;
import io.github.llmbridge.http.UnknownFields;
import io.github.llmbridge.litellm.Limits;
import java.util.List;
import java.util.Map;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * A question to a model. What this SDK has no name for goes into {@code additionalProperties}, such as {@code tools}.
 *
 * @param model the name that callers use
 * @param messages at least one
 * @param temperature 0 to 2
 * @param topP 0 to 1
 * @param maxTokens the longest answer, in tokens
 * @param maxCompletionTokens the same, for models that think
 * @param n how many answers
 * @param stop texts at which the answer ends
 * @param user the customer on whose behalf this is asked
 * @param metadata for the log, such as {@code tags}
 * @param stream set by {@link ChatCompletions#createStreaming}
 * @param streamOptions such as {@code include_usage}
 */
@Value.Builder
public record ChatCompletionRequest(
        String model,
        List<ChatMessage> messages,
        @Nullable Double temperature,
        @Nullable Double topP,
        @Nullable Integer maxTokens,
        @Nullable Integer maxCompletionTokens,
        @Nullable Integer n,
        @Nullable List<String> stop,
        @Nullable Long seed,
        @Nullable String user,
        @Nullable Map<String, Object> metadata,
        @Nullable Boolean stream,
        @Nullable Map<String, Object> streamOptions,
        @JsonAnyGetter @JsonAnySetter Map<String, Object> additionalProperties) {
    /** Checks what the server would take and misread. */
    public ChatCompletionRequest {
        Limits.requireText("model", model);
        if (messages.isEmpty()) {
            throw new IllegalArgumentException("messages must not be empty");
        }
        if (temperature != null && !(temperature >= 0 && temperature <= 2)) {
            throw new IllegalArgumentException("temperature must be between 0 and 2, not " + temperature);
        }
        Limits.requireText("user", user);
        Limits.requirePage("maxTokens", maxTokens, Integer.MAX_VALUE);
        Limits.requirePage("maxCompletionTokens", maxCompletionTokens, Integer.MAX_VALUE);
        Limits.requirePage("n", n, Integer.MAX_VALUE);
        messages = List.copyOf(messages);
        stop = Copies.list(stop);
        metadata = Copies.fields(metadata);
        streamOptions = Copies.fields(streamOptions);
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }

    /** One question of the user. */
    public static ChatCompletionRequest of(String model, String question) {
        return builder(model, question).build();
    }

    /** One question of the user, with options to come. */
    public static ChatCompletionRequestBuilder builder(String model, String question) {
        return builder(model).addMessages(ChatMessage.user(question));
    }

    /** A chat whose messages are to come. */
    public static ChatCompletionRequestBuilder builder(String model) {
        return new ChatCompletionRequestBuilder().model(model);
    }

    /** The same question, to be answered in parts, the last of them with the usage. */
    ChatCompletionRequest streamed() {
        return new ChatCompletionRequestBuilder()
                .from(this).stream(true)
                        .streamOptions(streamOptions == null ? Map.of("include_usage", true) : streamOptions)
                        .build();
    }
}
