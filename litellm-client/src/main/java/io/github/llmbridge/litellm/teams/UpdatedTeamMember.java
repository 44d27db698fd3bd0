package io.github.llmbridge.litellm.teams;

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
 * The answer to {@code /team/member_update}: what was sent.
 *
 * @param tempBudgetExpiry when the increase ends. Since LiteLLM 1.103.0.
 */
public record UpdatedTeamMember(
        String userId,
        @Nullable String userEmail,
        String teamId,
        @Nullable Double maxBudgetInTeam,
        @Nullable Long tpmLimit,
        @Nullable Long rpmLimit,
        @Since("1.90.0") @Nullable String budgetDuration,
        @Since("1.83.10") @Nullable List<String> allowedModels,
        @Since("1.103.0") @Nullable Double tempBudgetIncrease,
        @Since("1.103.0") @Nullable Instant tempBudgetExpiry,
        @JsonAnyGetter @JsonAnySetter Map<String, Object> additionalProperties) {
    public UpdatedTeamMember {
        allowedModels = Copies.list(allowedModels);
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }
}
