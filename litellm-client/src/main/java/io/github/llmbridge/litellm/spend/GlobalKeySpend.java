package io.github.llmbridge.litellm.spend;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.llmbridge.http.UnknownFields;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one key has spent.
 *
 * @param apiKey its hash, or {@code litellm_proxy_master_key}
 * @param keyName masked
 * @param totalSpend in USD
 */
public record GlobalKeySpend(
        String apiKey,
        @Nullable String keyAlias,
        @Nullable String keyName,
        double totalSpend,
        @JsonAnyGetter @JsonAnySetter Map<String, Object> additionalProperties) {
    public GlobalKeySpend {
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }
}
