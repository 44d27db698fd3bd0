package io.github.llmbridge.litellm.teams;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.llmbridge.http.Copies;
import io.github.llmbridge.http.UnknownFields;
import io.github.llmbridge.litellm.BudgetDuration;
import io.github.llmbridge.litellm.Limits;
import io.github.llmbridge.litellm.Since;
import java.util.List;
import java.util.Map;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * Members to be added to a team. The server makes users that it does not know, and skips who is in already unless all are.
 *
 * @param members at least one
 * @param maxBudgetInTeam the most that each of them may spend in the team, in USD
 * @param budgetDuration after which time their spend starts again from 0. Since LiteLLM 1.91.0.
 * @param allowedModels what each of them may call in the team. Since LiteLLM 1.83.10.
 * @param additionalProperties fields that this SDK has no name for
 */
@Value.Builder
public record AddTeamMembersRequest(
        String teamId,
        @JsonProperty("member") List<TeamMember> members,
        @Nullable Double maxBudgetInTeam,
        @Since("1.91.0") @Nullable BudgetDuration budgetDuration,
        @Since("1.83.10") @Nullable List<String> allowedModels,
        @JsonAnyGetter Map<String, Object> additionalProperties) {
    /** Checks what the server would take and misread. */
    public AddTeamMembersRequest {
        Limits.requireText("teamId", teamId);
        Limits.requireAmount("maxBudgetInTeam", maxBudgetInTeam);
        if (members.isEmpty()) {
            throw new IllegalArgumentException("members must not be empty");
        }
        members.forEach(member -> member.requireNamed("members"));
        members = List.copyOf(members);
        allowedModels = Copies.list(allowedModels);
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }

    /** Members of this team. */
    public static AddTeamMembersRequestBuilder builder(String teamId) {
        return new AddTeamMembersRequestBuilder().teamId(teamId);
    }
}
