package io.github.llmbridge.litellm.chat;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.llmbridge.http.UnknownFields;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A model's answer, in OpenAI's shape.
 *
 * @param id identifies the call; the log of spend knows it
 * @param object always {@code chat.completion}
 * @param created seconds since 1970
 * @param model the name that callers use; 1.77.3 tells the provider's
 * @param usage the tokens that were used
 */
public record ChatCompletion(
        String id,
        @Nullable String object,
        @Nullable Long created,
        String model,
        List<Choice> choices,
        @Nullable Usage usage,
        @Nullable String systemFingerprint,
        @Nullable String serviceTier,
        @JsonAnyGetter @JsonAnySetter Map<String, Object> additionalProperties) {
    public ChatCompletion {
        choices = List.copyOf(choices);
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }

    /** The text of the first answer; empty if there is none. */
    public String text() {
        String content = choices.isEmpty() ? null : choices.get(0).message().content();
        return content == null ? "" : content;
    }

    /**
     * One of the answers.
     *
     * @param index from 0
     * @param finishReason why it ends, such as {@code stop}, {@code length} or {@code tool_calls}
     */
    public record Choice(
            @Nullable Integer index,
            ChatMessage message,
            @Nullable String finishReason,
            @JsonAnyGetter @JsonAnySetter Map<String, Object> additionalProperties) {
        public Choice {
            additionalProperties = UnknownFields.copyOf(additionalProperties);
        }
    }
}
