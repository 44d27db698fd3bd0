package io.github.llmbridge.openwebui.models;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.llmbridge.http.UnknownFields;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One right to one model; since 0.8.
 *
 * @param principalType {@code group}, {@code user} or {@code anyone}; an open set
 * @param principalId the group's or account's id; {@code *} for every account
 * @param permission {@code read} or {@code write}; an open set
 */
public record ModelGrant(
        @Nullable String principalType,
        @Nullable String principalId,
        @Nullable String permission,
        @JsonAnyGetter @JsonAnySetter Map<String, Object> additionalProperties) {
    public ModelGrant {
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }

    static ModelGrant read(String principalType, String principalId) {
        return new ModelGrant(principalType, principalId, "read", Map.of());
    }

    /** Whether both give the same right to the same principal. */
    boolean sameAs(ModelGrant other) {
        return Objects.equals(principalType, other.principalType)
                && Objects.equals(principalId, other.principalId)
                && Objects.equals(permission, other.permission);
    }
}
