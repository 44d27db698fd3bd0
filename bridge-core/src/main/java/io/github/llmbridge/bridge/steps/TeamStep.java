package io.github.llmbridge.bridge.steps;

import io.github.llmbridge.bridge.look.Look;
import io.github.llmbridge.bridge.person.Person;
import io.github.llmbridge.bridge.person.TeamSpec;
import io.github.llmbridge.bridge.report.Outcome;
import io.github.llmbridge.bridge.report.PlannedChange;
import io.github.llmbridge.bridge.report.Step;
import io.github.llmbridge.http.AlreadyExistsException;
import io.github.llmbridge.http.ErrorDetails;
import io.github.llmbridge.http.NotFoundException;
import io.github.llmbridge.http.UnreachableException;
import io.github.llmbridge.litellm.teams.NewTeamRequest;
import io.github.llmbridge.litellm.teams.Team;
import io.github.llmbridge.litellm.teams.TeamInfo;
import io.github.llmbridge.litellm.teams.TeamMember;
import io.github.llmbridge.litellm.teams.TeamMemberRequest;
import io.github.llmbridge.litellm.teams.Teams;
import java.util.List;
import java.util.Optional;

/** The team and the user's membership. */
public final class TeamStep implements PersonStep {
    @Override
    public List<PlannedChange> plan(Person person, Look look) {
        TeamSpec spec = person.team();
        return spec == null || look.team(spec.teamId()).isPresent()
                ? List.of()
                : List.of(new PlannedChange(Step.TEAM, "membership", null, spec.teamId()));
    }

    @Override
    public boolean concerns(Run run) {
        return run.person().team() != null;
    }

    @Override
    public Done apply(Run run) {
        TeamSpec spec = run.person().team();
        if (spec == null) {
            return Done.UNCHANGED;
        }
        Optional<Team> known = run.look().team(spec.teamId());
        if (known.isPresent()) {
            run.team(known.get());
            return Done.UNCHANGED;
        }
        Teams teams = run.servers().liteLlm().teams();
        Optional<TeamInfo> found = teams.find(spec.teamId());
        Team team = found.isPresent() ? found.get().teamInfo() : create(teams, spec);
        run.team(team);
        if (!team.hasMember(run.person().userId())) {
            join(teams, spec.teamId(), run.person().userId());
        }
        return Done.of(found.isPresent() ? Outcome.UPDATED : Outcome.CREATED);
    }

    private static void join(Teams teams, String teamId, String userId) {
        try {
            teams.addMember(new TeamMemberRequest(teamId, TeamMember.user(userId)));
        } catch (AlreadyExistsException e) {
            // Another process was faster.
        } catch (UnreachableException e) {
            if (!e.mayHaveBeenDone() || !teams.info(teamId).teamInfo().hasMember(userId)) {
                throw e;
            }
        }
    }

    private static Team create(Teams teams, TeamSpec spec) {
        if (spec.models() == null) {
            throw new NotFoundException(
                    ErrorDetails.withoutAnswer("teams.info", "team '" + spec.teamId() + "' does not exist"));
        }
        NewTeamRequest request = NewTeamRequest.builder(spec.teamId(), spec.models())
                .teamAlias(spec.alias())
                .maxBudget(spec.maxBudget())
                .budgetDuration(spec.budgetDuration())
                .rpmLimit(spec.rpmLimit())
                .tpmLimit(spec.tpmLimit())
                .organizationId(spec.organizationId())
                .build();
        try {
            return teams.create(request);
        } catch (AlreadyExistsException e) {
            return teams.info(spec.teamId()).teamInfo();
        } catch (UnreachableException e) {
            return teams.find(spec.teamId()).map(TeamInfo::teamInfo).orElseThrow(() -> e);
        }
    }
}
