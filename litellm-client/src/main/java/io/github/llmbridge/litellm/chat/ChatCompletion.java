package io.github.llmbridge.litellm.chat;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.llmbridge.http.UnknownFields;
import java.util.List;
import java.util.Map;

/** A model's answer, in OpenAI's shape. */
public record ChatCompletion(
        String id,
        String model,
        List<Choice> choices,
        @JsonAnyGetter @JsonAnySetter Map<String, Object> additionalProperties) {
    public ChatCompletion {
        choices = List.copyOf(choices);
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }

    /** One of the answers. */
    public record Choice(
            ChatMessage message,
            @JsonAnyGetter @JsonAnySetter Map<String, Object> additionalProperties) {
        public Choice {
            additionalProperties = UnknownFields.copyOf(additionalProperties);
        }
    }

    /** The text of the first answer; empty if there is none. */
    public String text() {
        String content = choices.isEmpty() ? null : choices.get(0).message().content();
        return content == null ? "" : content;
    }
}
