package io.github.llmbridge.litellm.chat;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.llmbridge.http.UnknownFields;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A part of a model's answer.
 *
 * @param id the same in every part
 * @param object always {@code chat.completion.chunk}
 * @param created seconds since 1970
 * @param model the name that callers use
 * @param choices may be empty
 * @param usage in the last part, if it was asked for
 */
public record ChatCompletionChunk(
        String id,
        @Nullable String object,
        @Nullable Long created,
        String model,
        List<Choice> choices,
        @Nullable Usage usage,
        @JsonAnyGetter @JsonAnySetter Map<String, Object> additionalProperties) {
    public ChatCompletionChunk {
        choices = List.copyOf(choices);
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }

    /** The text that this part adds to the first answer; often empty. */
    public String text() {
        String content = choices.isEmpty() ? null : choices.get(0).delta().content();
        return content == null ? "" : content;
    }

    /**
     * What is added to one of the answers.
     *
     * @param index from 0
     * @param finishReason in the last part: why the answer ends
     */
    public record Choice(
            @Nullable Integer index,
            Delta delta,
            @Nullable String finishReason,
            @JsonAnyGetter @JsonAnySetter Map<String, Object> additionalProperties) {
        public Choice {
            additionalProperties = UnknownFields.copyOf(additionalProperties);
        }
    }

    /**
     * A part of a message.
     *
     * @param role in the first part
     * @param content the text that is added
     */
    public record Delta(
            @Nullable String role,
            @Nullable String content,
            @JsonAnyGetter @JsonAnySetter Map<String, Object> additionalProperties) {
        public Delta {
            additionalProperties = UnknownFields.copyOf(additionalProperties);
        }
    }
}
