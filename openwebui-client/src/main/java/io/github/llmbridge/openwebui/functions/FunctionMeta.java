package io.github.llmbridge.openwebui.functions;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.llmbridge.http.Copies;
import io.github.llmbridge.http.UnknownFields;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is said about a function.
 *
 * @param description shown to administrators
 * @param manifest what the head of the function's text says; the server reads it from there
 */
public record FunctionMeta(
        @Nullable String description,
        @Nullable Map<String, @Nullable Object> manifest,
        @JsonAnyGetter @JsonAnySetter Map<String, @Nullable Object> additionalProperties) {
    public FunctionMeta {
        manifest = Copies.fields(manifest);
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }

    /** A description. */
    public static FunctionMeta of(String description) {
        return new FunctionMeta(description, null, Map.of());
    }
}
