package io.github.llmbridge.litellm.spend;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.llmbridge.http.Copies;
import io.github.llmbridge.http.UnknownFields;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A call whose cost is to be worked out, without making it: a model with messages, or an answer that is there already.
 *
 * @param messages in OpenAI's form
 * @param completionResponse in OpenAI's form
 */
public record SpendCalculation(
        @Nullable String model,
        @Nullable List<Map<String, Object>> messages,
        @Nullable Map<String, Object> completionResponse,
        @JsonAnyGetter @JsonAnySetter Map<String, Object> additionalProperties) {
    public SpendCalculation {
        if (model == null && completionResponse == null) {
            throw new IllegalArgumentException("model or completionResponse must be set");
        }
        messages = Copies.list(messages);
        completionResponse = Copies.fields(completionResponse);
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }

    /** What a prompt would cost. */
    public static SpendCalculation ofPrompt(String model, String prompt) {
        return new SpendCalculation(model, List.of(message(prompt)), null, Map.of());
    }

    /** What an answer in OpenAI's form has cost. */
    public static SpendCalculation ofAnswer(Map<String, Object> completionResponse) {
        return new SpendCalculation(null, null, completionResponse, Map.of());
    }

    /** In the order in which everybody writes it. */
    private static Map<String, Object> message(String prompt) {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("role", "user");
        message.put("content", prompt);
        return message;
    }
}
