package io.github.llmbridge.litellm.models;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.llmbridge.http.UnknownFields;
import io.github.llmbridge.litellm.Since;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A model by the name that callers use, in OpenAI's shape.
 *
 * @param id that name
 * @param object always {@code model}
 * @param created always the same, whenever the model was made
 * @param ownedBy always {@code openai}
 * @param mode such as {@code chat} or {@code embedding}. Since LiteLLM 1.95.0.
 * @param maxInputTokens the most tokens of a prompt. Since LiteLLM 1.90.0.
 * @param maxOutputTokens the most tokens of an answer. Since LiteLLM 1.90.0.
 */
public record Model(
        String id,
        String object,
        long created,
        String ownedBy,
        @Since("1.95.0") @Nullable String mode,
        @Since("1.90.0") @Nullable Long maxInputTokens,
        @Since("1.90.0") @Nullable Long maxOutputTokens,
        @JsonAnyGetter @JsonAnySetter Map<String, Object> additionalProperties) {
    public Model {
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }
}
