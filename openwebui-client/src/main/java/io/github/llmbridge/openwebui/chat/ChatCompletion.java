package io.github.llmbridge.openwebui.chat;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.llmbridge.http.UnknownFields;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A model's answer, in OpenAI's shape, as the model server gave it. */
public record ChatCompletion(
        @Nullable String id,
        @Nullable String model,
        List<Choice> choices,
        @JsonAnyGetter @JsonAnySetter Map<String, Object> additionalProperties) {
    public ChatCompletion {
        choices = choices == null ? List.of() : List.copyOf(choices);
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
