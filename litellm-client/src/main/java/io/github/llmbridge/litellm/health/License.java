package io.github.llmbridge.litellm.health;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.llmbridge.http.UnknownFields;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the proxy is licensed for.
 *
 * @param licenseType such as {@code community}
 */
public record License(
        boolean hasLicense,
        String licenseType,
        @Nullable String expirationDate,
        List<String> allowedFeatures,
        LicenseLimits limits,
        @JsonAnyGetter @JsonAnySetter Map<String, Object> additionalProperties) {
    public License {
        allowedFeatures = List.copyOf(allowedFeatures);
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }
}
