package io.github.llmbridge.bridge.steps;

import io.github.llmbridge.bridge.look.Look;
import io.github.llmbridge.bridge.look.Servers;
import io.github.llmbridge.bridge.report.Problem;
import io.github.llmbridge.http.NotFoundException;
import io.github.llmbridge.litellm.KeyHash;
import io.github.llmbridge.litellm.keys.Key;
import io.github.llmbridge.litellm.teams.RemoveTeamMemberRequest;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Takes a user out of a team. Since LiteLLM 1.106.0 a member who leaves loses every key in the team. */
final class TeamLeaving {
    private TeamLeaving() {}

    /** Leaves the team, unless the user would lose keys that are not the bridge's: then the problem is told. */
    static Optional<Problem> leave(Servers servers, Look look, String team) {
        if (hasForeignKeys(look, team)) {
            return Optional.of(new Problem(
                    Problem.Kind.TEAM_NOT_LEFT,
                    "team '" + team + "' was not left: the user has keys of others in it, which LiteLLM would delete"));
        }
        try {
            servers.liteLlm().teams().removeMember(RemoveTeamMemberRequest.of(team, look.userId()));
        } catch (NotFoundException e) {
            // The team is gone, or the user is no member: which is what was asked for.
        }
        return Optional.empty();
    }

    static boolean hasForeignKeys(Look look, String team) {
        Set<KeyHash> own = look.ownHashes();
        List<Key> keys = look.user().map(info -> info.keys()).orElse(List.of());
        return keys.stream()
                .anyMatch(key -> team.equals(key.teamId()) && (key.token() == null || !own.contains(key.token())));
    }
}
