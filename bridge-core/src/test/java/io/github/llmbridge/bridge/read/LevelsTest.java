package io.github.llmbridge.bridge.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.llmbridge.bridge.check.ModelAccess;
import io.github.llmbridge.bridge.check.ServedModels;
import io.github.llmbridge.bridge.report.AccessExplanation.LevelAccess;
import io.github.llmbridge.bridge.report.AccessLevel;
import io.github.llmbridge.bridge.report.Told;
import io.github.llmbridge.http.JsonDocuments;
import io.github.llmbridge.litellm.teams.Team;
import io.github.llmbridge.litellm.teams.TeamMembership;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the servers at hand cannot show: defaults of members, budgets that were raised for a time, and what cannot be read. */
class LevelsTest {
    private static final Instant NOW = Instant.parse("2026-11-01T00:00:00Z");
    private static final String OWN = "'litellm_budget_table': {'budget_id': 'b', 'max_budget': ";

    private static <T> T row(String json, Class<T> type) throws IOException {
        byte[] document = json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        return JsonDocuments.read(new ByteArrayInputStream(document), type);
    }

    private static Levels levels() {
        ModelAccess access =
                ModelAccess.builder(ServedModels.of("1.106.0", List.of())).build();
        return new Levels(access, List.of("a"), NOW);
    }

    private static @Nullable Double memberBudget(String teamFields, String memberFields, boolean zeroCounts)
            throws IOException {
        Team team = row("{'team_id': 't', 'models': [], 'metadata': {}" + teamFields + "}", Team.class);
        TeamMembership member =
                row("{'user_id': 'u', 'team_id': 't', 'spend': 0.5, " + memberFields + "}", TeamMembership.class);
        Levels levels = levels();
        levels.member(team, Optional.of(member), zeroCounts);
        return Objects.requireNonNull(levels.all().get(0).budget()).max();
    }

    @Test
    void aMembersOwnBudgetGoesBeforeTheTeamsForMembers() throws IOException {
        String common = ", 'team_member_budget_table': {'budget_id': 'c', 'max_budget': 3.0}";

        assertThat(memberBudget(common, OWN + "2.0}", true)).isEqualTo(2.0);
        assertThat(memberBudget(common, OWN + "null}", true)).isEqualTo(3.0);
        assertThat(memberBudget("", OWN + "null}", true)).isNull();
    }

    @Test
    void aBudgetOfNothingCountsWhereTheServerHoldsCallsAgainstIt() throws IOException {
        assertThat(memberBudget("", OWN + "0.0}", true)).isZero();
        assertThat(memberBudget("", OWN + "0.0}", false)).isNull();
        assertThat(memberBudget(
                        ", 'team_member_budget_table': {'budget_id': 'c', 'max_budget': 0.0}", OWN + "null}", true))
                .isNull();
    }

    @Test
    void anIncreaseCountsUntilItEnds() throws IOException {
        String until = "2.0, 'temp_budget_increase': 4.0, 'temp_budget_expiry': '2026-%s-15T00:00:00Z'}";

        assertThat(memberBudget("", OWN + until.formatted("11"), true)).isEqualTo(6.0);
        assertThat(memberBudget("", OWN + until.formatted("10"), true)).isEqualTo(2.0);
    }

    @Test
    void whatCannotBeReadIsUnknown() {
        Levels levels = levels();

        levels.organization("acme", Optional.empty(), Told.YES);
        levels.team("gone", Optional.empty());

        assertThat(levels.all()).extracting(LevelAccess::budget).containsOnlyNulls();
        assertThat(levels.all()).extracting(LevelAccess::models).containsOnlyNulls();
        assertThat(levels.all())
                .extracting(LevelAccess::level)
                .containsExactly(AccessLevel.ORGANIZATION, AccessLevel.TEAM);
    }
}
