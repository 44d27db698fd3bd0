package io.github.llmbridge.contract.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.llmbridge.bridge.person.ProvisionRequest;
import io.github.llmbridge.bridge.person.TeamSpec;
import io.github.llmbridge.bridge.report.Outcome;
import io.github.llmbridge.bridge.report.Problem;
import io.github.llmbridge.bridge.report.ProvisionResult;
import io.github.llmbridge.bridge.report.Status;
import io.github.llmbridge.bridge.report.Step;
import io.github.llmbridge.bridge.report.StepFailedException;
import io.github.llmbridge.contract.OnEveryLine;
import io.github.llmbridge.contract.ServerLine;
import io.github.llmbridge.litellm.Models;
import io.github.llmbridge.openwebui.groups.Group;
import io.github.llmbridge.openwebui.groups.NewGroupRequest;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@OnEveryLine
class TeamsAndGroupsTest extends BridgeTest {
    private final String group = ServerLine.unique("Group");
    private final String team = ServerLine.unique("team");

    @AfterEach
    void deleteGroups() {
        groups().forEach(found -> bridge.openWebUi.groups().delete(found.id()));
    }

    @Test
    void makesTeamAndGroupOnceAndPutsThePersonIntoBoth() {
        ProvisionRequest person = inTeam(Models.of("gpt-4o-mini", "gpt-4o"));

        ProvisionResult result = bridge.facade().provisionUser(person);

        bridge.assertProvisioned(person, result);
        assertThat(result.outcome(Step.TEAM)).contains(Outcome.CREATED);
        assertThat(bridge.liteLlm.teams().info(team).teamInfo().hasMember(person.userId()))
                .isTrue();
        assertThat(bridge.keys(person).get(0).teamId()).isEqualTo(team);
        assertThat(groups()).hasSize(1);
        assertThat(bridge.account(person).name()).isEqualTo("Research-Ada");

        bridge.wire.clear();
        assertThat(bridge.facade().provisionUser(person).unchanged()).isTrue();
        assertThat(bridge.wire.writes()).isEmpty();
        assertThat(bridge.wire.exchanges()).hasSizeLessThanOrEqualTo(4);
    }

    @Test
    void aPersonWhoJoinsATeamLaterTakesTheKeyAlong() {
        ProvisionRequest inTeam = inTeam(Models.of("gpt-4o-mini"));
        bridge.facade().provisionUser(Bridge.person(inTeam.userId()).build());

        ProvisionResult result = bridge.facade().provisionUser(inTeam);

        bridge.assertProvisioned(inTeam, result);
        assertThat(result.outcome(Step.KEY)).contains(Outcome.UPDATED);
        assertThat(bridge.keys(inTeam).get(0).teamId()).isEqualTo(team);
    }

    @Test
    void saysSoIfTheTeamRefusesModelsOfTheTier() {
        ProvisionRequest person = inTeam(Models.of("gpt-4o"));

        ProvisionResult result = bridge.facade().provisionUser(person);

        assertThat(result.status()).isEqualTo(Status.NOT_USABLE);
        assertThat(result.problems()).extracting(Problem::kind).containsExactly(Problem.Kind.TEAM_REFUSES_MODELS);
    }

    @Test
    void twoGroupsOfOneNameAreReportedAndNotGuessedAt() {
        bridge.openWebUi.groups().create(new NewGroupRequest(group, "first"));
        bridge.openWebUi.groups().create(new NewGroupRequest(group, "second"));
        ProvisionRequest person =
                Bridge.person(ServerLine.unique("u")).addGroups(group).build();

        assertThatThrownBy(() -> bridge.facade().provisionUser(person))
                .isInstanceOf(StepFailedException.class)
                .hasMessageContaining("2 groups are named");
    }

    @Test
    void tenPeopleAtOnceShareOneNewGroup() throws Exception {
        List<Callable<ProvisionResult>> calls = Stream.generate(() ->
                        Bridge.person(ServerLine.unique("u")).addGroups(group).build())
                .limit(10)
                .<Callable<ProvisionResult>>map(person -> () -> bridge.facade().provisionUser(person))
                .toList();
        ExecutorService threads = Executors.newFixedThreadPool(10);
        try {
            for (var call : threads.invokeAll(calls)) {
                ProvisionResult result = call.get();
                assertThat(result.status()).as("%s", result).isEqualTo(Status.READY);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(groups()).hasSize(1);
    }

    private ProvisionRequest inTeam(Models models) {
        return Bridge.person(ServerLine.unique("u"))
                .team(TeamSpec.createIfMissing(team, "Research", models))
                .addGroups(group)
                .build();
    }

    private List<Group> groups() {
        return bridge.openWebUi.groups().list().stream()
                .filter(found -> found.name().equals(group))
                .toList();
    }
}
