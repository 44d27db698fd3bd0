package io.github.llmbridge.litellm.teams;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.llmbridge.http.Copies;
import io.github.llmbridge.http.UnknownFields;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What came of {@link Teams#bulkUpdatePermissions}. Since LiteLLM 1.83.4.
 *
 * @param permissionsAppended what was added; {@code null} if nothing was asked for
 */
public record UpdatedPermissions(
        String message,
        int teamsUpdated,
        @Nullable List<String> permissionsAppended,
        @JsonAnyGetter @JsonAnySetter Map<String, Object> additionalProperties) {
    public UpdatedPermissions {
        permissionsAppended = Copies.list(permissionsAppended);
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }
}
