package io.github.llmbridge.litellm.health;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.llmbridge.http.UnknownFields;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How much a licence allows.
 *
 * @param maxUsers no limit if {@code null}
 * @param maxTeams no limit if {@code null}
 */
public record LicenseLimits(
        @Nullable Long maxUsers,
        @Nullable Long maxTeams,
        @JsonAnyGetter @JsonAnySetter Map<String, Object> additionalProperties) {
    public LicenseLimits {
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }
}
