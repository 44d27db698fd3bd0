package io.github.llmbridge.bridge.steps;

import io.github.llmbridge.bridge.look.Look;
import io.github.llmbridge.bridge.person.Person;
import io.github.llmbridge.bridge.person.TeamSpec;
import io.github.llmbridge.bridge.report.Outcome;
import io.github.llmbridge.bridge.report.PlannedChange;
import io.github.llmbridge.bridge.report.Problem;
import io.github.llmbridge.bridge.report.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
            Optional<Problem> kept = TeamLeaving.leave(run.servers(), run.look(), team);
            kept.ifPresent(problem -> run.problem(problem.kind(), problem.message()));
            if (kept.isEmpty()) {
                run.leftTeam(team);
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
}
