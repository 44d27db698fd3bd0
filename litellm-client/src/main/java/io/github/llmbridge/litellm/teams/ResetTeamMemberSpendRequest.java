package io.github.llmbridge.litellm.teams;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import io.github.llmbridge.http.UnknownFields;
import io.github.llmbridge.litellm.Limits;
import java.util.Map;

/**
 * To what a member's spend is set. Since LiteLLM 1.100.0.
 *
 * @param resetTo in USD; at most what was spent
 * @param additionalProperties fields that this SDK has no name for
 */
public record ResetTeamMemberSpendRequest(
        Double resetTo, @JsonAnyGetter Map<String, Object> additionalProperties) {
    /** Checks what the server would take and misread. */
    public ResetTeamMemberSpendRequest {
        Limits.requireAmount("resetTo", resetTo);
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }

    /** To so many USD. */
    public static ResetTeamMemberSpendRequest of(double usd) {
        return new ResetTeamMemberSpendRequest(usd, Map.of());
    }
}
