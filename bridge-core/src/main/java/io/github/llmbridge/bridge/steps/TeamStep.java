package io.github.llmbridge.bridge;

import io.github.llmbridge.bridge.StepLog.Done;
import io.github.llmbridge.http.AlreadyExistsException;
import io.github.llmbridge.http.ErrorDetails;
import io.github.llmbridge.http.NotFoundException;
import io.github.llmbridge.http.UnreachableException;
import io.github.llmbridge.litellm.Models;
import io.github.llmbridge.litellm.teams.NewTeamRequest;
import io.github.llmbridge.litellm.teams.Team;
import io.github.llmbridge.litellm.teams.TeamInfo;
import io.github.llmbridge.litellm.teams.TeamMember;
import io.github.llmbridge.litellm.teams.TeamMemberRequest;
import io.github.llmbridge.litellm.teams.Teams;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The team and the user's membership. */
final class TeamStep {
    private final BridgeConfig config;

    TeamStep(BridgeConfig config) {
        this.config = config;
    }

    Done<Team> ensure(String userId, TeamSpec spec) {
        Teams teams = config.liteLlm().teams();
        Optional<TeamInfo> found = teams.find(spec.teamId());
        Team team = found.isPresent() ? found.get().teamInfo() : create(teams, spec);
        if (team.hasMember(userId)) {
            return Done.of(team, found.isPresent() ? Outcome.UNCHANGED : Outcome.CREATED);
        }
        try {
            teams.addMember(new TeamMemberRequest(spec.teamId(), TeamMember.user(userId)));
        } catch (AlreadyExistsException e) {
            return Done.of(team, Outcome.UNCHANGED);
        } catch (UnreachableException e) {
            if (!e.mayHaveBeenDone() || !teams.info(spec.teamId()).teamInfo().hasMember(userId)) {
                throw e;
            }
        }
        return Done.of(team, found.isPresent() ? Outcome.UPDATED : Outcome.CREATED);
    }

    /** Models of the tier that the team refuses: LiteLLM lets a team key be made with them and then denies each call. */
    static Set<String> refused(Team team, Models wanted) {
        if (team.models().isAll() || team.models().names().contains("all-proxy-models")) {
            return Set.of();
        }
        return wanted.names().stream()
                .filter(model -> !team.models().names().contains(model))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Team create(Teams teams, TeamSpec spec) {
        if (spec.models() == null) {
            throw new NotFoundException(
                    ErrorDetails.withoutAnswer("teams.info", "team '" + spec.teamId() + "' does not exist"));
        }
        NewTeamRequest request = NewTeamRequest.builder(spec.teamId(), spec.models())
                .teamAlias(spec.alias())
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
