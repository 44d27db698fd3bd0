package io.github.llmbridge.openwebui.models;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.llmbridge.http.UnknownFields;
import io.github.llmbridge.openwebui.Since;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Replaces all grants of a model; since 0.8. A model without an entry gets one.
 *
 * @param name the name of a new entry; the id if {@code null}. Since Open WebUI 0.8.4.
 * @param additionalProperties fields that this SDK has no name for
 */
public record ModelGrantsRequest(
        String id,
        @Since("0.8.4") @Nullable String name,
        List<ModelGrant> accessGrants,
        @JsonAnyGetter @JsonAnySetter Map<String, Object> additionalProperties) {
    /** Checks the id. */
    public ModelGrantsRequest {
        ModelIds.require("id", id);
        accessGrants = List.copyOf(accessGrants);
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }
}
