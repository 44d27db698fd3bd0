package io.github.llmbridge.contract.litellm;

import static io.github.llmbridge.contract.LiteLlmBehaviour.CLEARS_RESETS_OF_TEAMS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.llmbridge.contract.OnEveryLine;
import io.github.llmbridge.contract.ServerLine;
import io.github.llmbridge.http.EnterpriseOnlyException;
import io.github.llmbridge.http.NotFoundException;
import io.github.llmbridge.http.WrongEndpointException;
import io.github.llmbridge.litellm.BudgetDuration;
import io.github.llmbridge.litellm.BudgetLimit;
import io.github.llmbridge.litellm.Models;
import io.github.llmbridge.litellm.teams.NewTeamRequest;
import io.github.llmbridge.litellm.teams.Team;
import io.github.llmbridge.litellm.teams.TeamMember;
import io.github.llmbridge.litellm.teams.UpdateTeamRequest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@OnEveryLine
class TeamUpdateTest extends LiteLlmContract {
    private final String id = ServerLine.unique("team");

    private void make() {
        client.teams()
                .create(NewTeamRequest.builder(id, Models.of("gpt-4o-mini"))
                        .teamAlias("Engineering")
                        .maxBudget(100.0)
                        .softBudget(50.0)
                        .budgetDuration(BudgetDuration.of("30d"))
                        .tpmLimit(7_000_000_000L)
                        .rpmLimit(10L)
                        .tpdLimit(90L)
                        .metadata(Map.of("cost_center", "42"))
                        .build());
    }

    private Team stored() {
        return client.teams().info(id).teamInfo();
    }

    private static UpdateTeamRequest.Builder changing(String id) {
        return UpdateTeamRequest.builder(id);
    }

    @Test
    void whatIsNotSetStays() {
        make();

        Team changed = client.teams()
                .update(changing(id)
                        .teamAlias("Platform")
                        .maxBudget(80)
                        .blocked(true)
                        .build())
                .data();

        for (Team team : List.of(changed, stored())) {
            assertThat(team.teamAlias()).isEqualTo("Platform");
            assertThat(team.maxBudget()).isEqualTo(80.0);
            assertThat(team.blocked()).isTrue();
            assertThat(team.models()).isEqualTo(Models.of("gpt-4o-mini"));
            assertThat(team.rpmLimit()).isEqualTo(10);
            assertThat(team.budgetDuration()).isEqualTo("30d");
            assertThat(team.metadata()).containsEntry("cost_center", "42");
        }
    }

    @Test
    void clearedLimitsAreGoneOnBothLines() {
        make();

        client.teams()
                .update(changing(id)
                        .clearTeamAlias()
                        .clearMaxBudget()
                        .clearSoftBudget()
                        .clearBudgetDuration()
                        .clearTpmLimit()
                        .clearRpmLimit()
                        .clearTpdLimit()
                        .build());

        Team stored = stored();
        assertThat(stored.teamAlias()).isNull();
        assertThat(stored.maxBudget()).isNull();
        assertThat(stored.softBudget()).isNull();
        assertThat(stored.budgetDuration()).isNull();
        assertThat(stored.tpmLimit()).isNull();
        assertThat(stored.rpmLimit()).isNull();
        assertThat(stored.tpdLimit()).isNull();
        // 1.77.3 forgets to take the date back with the period.
        assertThat(stored.budgetResetAt() == null).isEqualTo(line.does(CLEARS_RESETS_OF_TEAMS));
    }

    @Test
    void metadataIsReplacedAndModelsAreOpenedAgain() {
        make();

        client.teams()
                .update(changing(id)
                        .models(Models.all())
                        .metadata(Map.of("region", "eu"))
                        .build());

        assertThat(stored().models().isAll()).isTrue();
        assertThat(stored().metadata()).containsOnlyKeys("region");
    }

    @Test
    void aPatchMergesMetadata() {
        make();
        UpdateTeamRequest request = changing(id)
                .teamAlias("Platform")
                .metadata(Map.of("region", "eu"))
                .build();

        if (!has("teams.patch")) {
            assertThatThrownBy(() -> client.teams().patch(request)).isInstanceOf(WrongEndpointException.class);
        } else {
            Team patched = client.teams().patch(request);
            assertThat(patched.teamAlias()).isEqualTo("Platform");
            assertThat(patched.metadata()).containsEntry("region", "eu").containsEntry("cost_center", "42");
            assertThat(stored().metadata()).isEqualTo(patched.metadata());
        }
    }

    @Test
    void anUnknownTeamIsNotFound() {
        assertThatThrownBy(
                        () -> client.teams().update(changing(id).blocked(true).build()))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> client.teams().block(id)).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> client.teams().unblock(id)).isInstanceOf(NotFoundException.class);
        if (has("teams.patch")) {
            assertThatThrownBy(() ->
                            client.teams().patch(changing(id).blocked(true).build()))
                    .isInstanceOf(NotFoundException.class);
        }
    }

    @Test
    void fieldsThatCameLaterAreKeptFromThenOnAndIgnoredBefore() {
        client.teams()
                .create(NewTeamRequest.builder(id, Models.all())
                        .budgetLimits(List.of(BudgetLimit.of(BudgetDuration.of("1d"), 3)))
                        .defaultTeamMemberModels(List.of("gpt-4o-mini"))
                        .modelRpmLimit(Map.of("gpt-4o-mini", 3L))
                        .build());

        Team stored = stored();
        if (has(Team.class, "budgetLimits")) {
            assertThat(stored.budgetLimits())
                    .singleElement()
                    .satisfies(limit -> assertThat(limit.maxBudget()).isEqualTo(3.0));
        } else {
            assertThat(stored.budgetLimits()).isNull();
        }
        assertThat(stored.defaultTeamMemberModels())
                .isEqualTo(has(Team.class, "defaultTeamMemberModels") ? List.of("gpt-4o-mini") : null);
        // It has no column of its own.
        assertThat(stored.metadata().get("model_rpm_limit"))
                .isEqualTo(has(NewTeamRequest.class, "modelRpmLimit") ? Map.of("gpt-4o-mini", 3) : null);
    }

    @Test
    void anAdminFromTheBeginningNeedsNoLicence() {
        String userId = newUser();

        Team team = client.teams()
                .create(NewTeamRequest.builder(id, Models.all())
                        .membersWithRoles(List.of(TeamMember.of(userId, "admin")))
                        .build());

        assertThat(team.membersWithRoles())
                .filteredOn(member -> userId.equals(member.userId()))
                .extracting(TeamMember::role)
                .containsExactly("admin");
    }

    @Test
    void enterpriseFieldsNeedALicence() {
        make();

        assertThatThrownBy(() -> client.teams()
                        .create(NewTeamRequest.builder(ServerLine.unique("team"), Models.all())
                                .tags(List.of("gold"))
                                .build()))
                .isInstanceOf(EnterpriseOnlyException.class);
        assertThatThrownBy(() -> client.teams()
                        .update(changing(id).guardrails(List.of("strict")).build()))
                .isInstanceOf(EnterpriseOnlyException.class);
    }

    @Test
    void theNeedOfATraceIdIsKeptAmongTheMetadata() {
        boolean known = has(NewTeamRequest.class, "requireTraceId");
        client.teams()
                .create(NewTeamRequest.builder(id, Models.all())
                        .requireTraceId(true)
                        .build());
        assertThat(stored().metadata().get("require_trace_id")).isEqualTo(known ? true : null);

        client.teams().update(changing(id).requireTraceId(false).build());

        assertThat(stored().metadata().get("require_trace_id")).isEqualTo(known ? false : null);
    }

    @Test
    void budgetsOfMembersByModelNeedALicence() {
        make();
        UpdateTeamRequest request = changing(id)
                .teamMemberModelMaxBudget(Map.of("gpt-4o", Map.of("max_budget", 2, "budget_duration", "1d")))
                .build();

        if (has(UpdateTeamRequest.class, "teamMemberModelMaxBudget")) {
            assertThatThrownBy(() -> client.teams().update(request)).isInstanceOf(EnterpriseOnlyException.class);
        } else {
            assertThat(client.teams().update(request).data().teamId()).isEqualTo(id);
        }
    }

    @Test
    void aBlockIsSeenAndTakenAway() {
        make();

        assertThat(client.teams().block(id).blocked()).isTrue();
        assertThat(stored().blocked()).isTrue();
        assertThat(client.teams().unblock(id).blocked()).isFalse();
        assertThat(stored().blocked()).isFalse();
    }
}
