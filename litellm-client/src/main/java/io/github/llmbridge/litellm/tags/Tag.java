package io.github.llmbridge.litellm.tags;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.llmbridge.http.Copies;
import io.github.llmbridge.http.UnknownFields;
import io.github.llmbridge.litellm.Since;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A tag. LiteLLM also lists those that requests bring along, such as {@code User-Agent: curl}; they have no maker.
 *
 * @param name identifies it
 * @param description for people
 * @param models the deployments for requests with the tag, by id
 * @param modelInfo the names of those models by id
 * @param createdBy the user
 * @param litellmBudgetTable budget and limits, if it has any. Since LiteLLM 1.78.0.
 */
public record Tag(
        String name,
        @Nullable String description,
        @Nullable List<String> models,
        @Nullable Map<String, Object> modelInfo,
        @Nullable Instant createdAt,
        @Nullable Instant updatedAt,
        @Nullable String createdBy,
        @Since("1.78.0") @Nullable Map<String, Object> litellmBudgetTable,
        @JsonAnyGetter @JsonAnySetter Map<String, Object> additionalProperties) {
    public Tag {
        models = Copies.list(models);
        modelInfo = Copies.fields(modelInfo);
        litellmBudgetTable = Copies.fields(litellmBudgetTable);
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }
}
