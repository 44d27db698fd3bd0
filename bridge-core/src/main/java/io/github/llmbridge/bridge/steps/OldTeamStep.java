package io.github.llmbridge.bridge.steps;

import io.github.llmbridge.bridge.look.Look;
import io.github.llmbridge.bridge.look.OwnedKey;
import io.github.llmbridge.bridge.person.Person;
import io.github.llmbridge.bridge.person.TeamSpec;
import io.github.llmbridge.bridge.report.Outcome;
import io.github.llmbridge.bridge.report.PlannedChange;
import io.github.llmbridge.bridge.report.Problem;
import io.github.llmbridge.bridge.report.Step;
import io.github.llmbridge.http.NotFoundException;
import io.github.llmbridge.litellm.keys.Key;
import io.github.llmbridge.litellm.teams.RemoveTeamMemberRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Teams that the bridge gave and that are no longer asked for. Comes after the key has left them. */
public final class OldTeamStep implements PersonStep {
    @Override
    public List<PlannedChange> plan(Person person, Look look) {
        return toLeave(person, look.note().teams()).stream()
                .map(team -> new PlannedChange(Step.OLD_TEAM, "membership", team, null))
                .toList();
    }

    @Override
    public boolean concerns(Run run) {
        return !toLeave(run.person(), run.note().teams()).isEmpty();
    }

    @Override
    public Done apply(Run run) {
        List<String> left = new ArrayList<>();
        for (String team : toLeave(run.person(), run.note().teams())) {
            if (hasForeignKeys(run.look(), team)) {
                run.problem(
                        Problem.Kind.TEAM_NOT_LEFT,
                        "team '" + team
                                + "' was not left: the user has keys of others in it, which LiteLLM would delete");
            } else {
                leave(run, team);
                left.add(team);
            }
        }
        return left.isEmpty() ? Done.UNCHANGED : Done.of(Outcome.REMOVED, "left " + left);
    }

    private static List<String> toLeave(Person person, List<String> given) {
        TeamSpec wanted = person.team();
        return given.stream()
                .filter(team -> wanted == null || !team.equals(wanted.teamId()))
                .toList();
    }

    private static void leave(Run run, String team) {
        try {
            run.servers()
                    .liteLlm()
                    .teams()
                    .removeMember(RemoveTeamMemberRequest.of(team, run.person().userId()));
        } catch (NotFoundException e) {
            // The team is gone, or the user is no member: which is what was asked for.
        }
        run.leftTeam(team);
    }

    /** Since LiteLLM 1.106.0 a member who leaves loses every key in the team. */
    private static boolean hasForeignKeys(Look look, String team) {
        Set<Object> own = look.owned().stream().map(OwnedKey::hash).collect(Collectors.toSet());
        List<Key> keys = look.user().map(info -> info.keys()).orElse(List.of());
        return keys.stream().anyMatch(key -> team.equals(key.teamId()) && !own.contains(key.token()));
    }
}
