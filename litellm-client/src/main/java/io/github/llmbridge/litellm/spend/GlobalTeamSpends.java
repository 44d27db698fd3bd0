package io.github.llmbridge.litellm.spend;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.llmbridge.http.UnknownFields;
import java.util.List;
import java.util.Map;

/**
 * What teams have spent in the last 30 days.
 *
 * @param dailySpend by day: {@code date}, and USD by name of the team
 * @param teams their names; {@code Unassigned} for keys without one
 */
public record GlobalTeamSpends(
        List<Map<String, Object>> dailySpend,
        List<String> teams,
        List<GlobalTeamSpend> totalSpendPerTeam,
        @JsonAnyGetter @JsonAnySetter Map<String, Object> additionalProperties) {
    public GlobalTeamSpends {
        dailySpend = List.copyOf(dailySpend);
        teams = List.copyOf(teams);
        totalSpendPerTeam = List.copyOf(totalSpendPerTeam);
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }
}
