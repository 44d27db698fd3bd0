package io.github.llmbridge.litellm.chat;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.llmbridge.http.Copies;
import io.github.llmbridge.http.UnknownFields;
import io.github.llmbridge.litellm.Since;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of a call.
 *
 * @param cost in USD, in a stream. Since LiteLLM 1.77.7.
 */
public record Usage(
        long promptTokens,
        long completionTokens,
        long totalTokens,
        @Since("1.77.7") @Nullable Double cost,
        @Nullable Map<String, Object> promptTokensDetails,
        @Nullable Map<String, Object> completionTokensDetails,
        @JsonAnyGetter @JsonAnySetter Map<String, Object> additionalProperties) {
    public Usage {
        promptTokensDetails = Copies.fields(promptTokensDetails);
        completionTokensDetails = Copies.fields(completionTokensDetails);
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }
}
