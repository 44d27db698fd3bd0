package io.github.llmbridge.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether a key may change to a team. It goes by what the key has, not by what comes along in the same call. */
final class LiteLlmKeyMoves {
    private final LiteLlmContext context;

    LiteLlmKeyMoves(LiteLlmContext context) {
        this.context = context;
    }

    void check(ObjectNode body, ObjectNode key) {
        String wanted = Json.text(body, "team_id");
        if (isEmpty(wanted)) {
            wanted = null;
        }
        String present = Json.text(key, "team_id");
        if (wanted != null && wanted.isEmpty() && context.line.does(LiteLlmFact.TAKES_EMPTY_TEAMS_OF_KEYS)) {
            checkLeaving(key, present);
            return;
        }
        boolean insists = context.line.does(LiteLlmFact.CHECKS_TEAMS_OF_CHANGED_KEYS);
        String counts = wanted == null && insists ? present : wanted;
        ObjectNode team = counts == null ? null : context.state.teams.get(counts);
        if (counts != null && team == null && (insists || !counts.equals(present))) {
            throw context.errors.teamOfKeyGone(counts);
        }
        if (team != null && wanted != null && !wanted.equals(present)) {
            checkMove(key, team);
        }
    }

    /** An empty team_id is looked at as the team that the key has. */
    private void checkLeaving(ObjectNode key, @Nullable String present) {
        if (present == null) {
            throw context.errors.auth(
                    500, LiteLlmErrors.dict("error", "Team object not found for team change validation"));
        }
        ObjectNode team = context.state.teams.get(present);
        if (team == null) {
            throw context.errors.teamOfKeyGone(present);
        }
        checkMove(key, team);
    }

    /** Whether this team_id says nothing. */
    boolean isEmpty(@Nullable String teamId) {
        return teamId != null && teamId.isEmpty() && context.line.does(LiteLlmFact.IGNORES_EMPTY_TEAMS_OF_KEYS);
    }

    private void checkMove(ObjectNode key, ObjectNode team) {
        List<String> models = new ArrayList<>(Json.texts(key, "models"));
        if (context.line.does(LiteLlmFact.MOVES_KEYS_FOR_ALL_TEAM_MODELS)) {
            models.removeIf("all-team-models"::equals);
        }
        models.forEach(model -> context.limits.checkModels("team", Json.texts(team, "models"), model));
        if (context.line.does(LiteLlmFact.CHECKS_RATES_BEFORE_MEMBERS)) {
            checkRates(key, team);
            checkMember(key, team);
        } else {
            checkMember(key, team);
            checkRates(key, team);
        }
    }

    private void checkMember(ObjectNode key, ObjectNode team) {
        String userId = Json.text(key, "user_id");
        if (userId != null && !LiteLlmRosters.contains(team, userId)) {
            throw context.errors.auth(
                    403,
                    "User=" + userId + " is not a member of the team=" + Json.text(team, "team_id")
                            + ". Check team members via `/team/info`.");
        }
    }

    /** Requests are looked at only if the key limits tokens. */
    private void checkRates(ObjectNode key, ObjectNode team) {
        if (Json.has(key, "tpm_limit")) {
            checkRate(key, team, "tpm_limit");
            checkRate(key, team, "rpm_limit");
        }
    }

    private void checkRate(ObjectNode key, ObjectNode team, String limit) {
        long ofKey = key.path(limit).asLong();
        long ofTeam = team.path(limit).asLong();
        if (ofTeam != 0 && ofKey > ofTeam) {
            throw context.errors.auth(
                    403,
                    "Key=" + Json.text(key, "token") + " has a " + limit + "=" + ofKey
                            + " which is greater than the team's " + limit + "=" + ofTeam + ".");
        }
    }
}
