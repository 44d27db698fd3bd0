package io.github.llmbridge.openwebui.functions;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.llmbridge.http.UnknownFields;
import io.github.llmbridge.openwebui.Since;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A function of the server.
 *
 * @param versionId names the saved version that is in use
 * @param userId who made it
 * @param type {@code pipe}, {@code filter} or {@code action}, by the class in its text; an open set
 * @param content its Python text; told about one function only, {@code null} in lists
 * @param isActive whether it is switched on
 * @param isGlobal whether it works for every model
 * @param updatedAt when it was changed last, to the second
 * @param createdAt when it was made, to the second
 */
public record FunctionEntry(
        @Since("0.12.0") @Nullable String versionId,
        String id,
        @Nullable String userId,
        String type,
        String name,
        @Nullable String content,
        FunctionMeta meta,
        boolean isActive,
        boolean isGlobal,
        @Nullable Instant updatedAt,
        @Nullable Instant createdAt,
        @JsonAnyGetter @JsonAnySetter Map<String, Object> additionalProperties) {
    public FunctionEntry {
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }
}
