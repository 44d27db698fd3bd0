package io.github.llmbridge.litellm.users;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import io.github.llmbridge.http.UnknownFields;
import io.github.llmbridge.litellm.Limits;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A team that a new user becomes a member of.
 *
 * @param teamId must exist: the server leaves out one that does not, {@link Users#create} tells
 * @param maxBudgetInTeam the most that the user's keys of this team may spend together, in USD; LiteLLM 1.77.3 to 1.90.7 drop it
 *     without a word, and only {@code Teams.updateMember} sets it there
 * @param userRole {@code user}, or {@code admin}
 * @param additionalProperties fields that this SDK has no name for
 */
public record NewUserTeam(
        String teamId,
        @Nullable Double maxBudgetInTeam,
        String userRole,
        @JsonAnyGetter Map<String, Object> additionalProperties) {
    /** Checks what the server would take and misread. */
    public NewUserTeam {
        Limits.requireText("teamId", teamId);
        Limits.requireAmount("maxBudgetInTeam", maxBudgetInTeam);
        if (!userRole.equals("user") && !userRole.equals("admin")) {
            throw new IllegalArgumentException("userRole must be user or admin, not '" + userRole + "'");
        }
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }

    /** An ordinary member. */
    public static NewUserTeam of(String teamId) {
        return new NewUserTeam(teamId, null, "user", Map.of());
    }
}
