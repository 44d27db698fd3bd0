package io.github.llmbridge.bridge.check;

import io.github.llmbridge.bridge.report.Problem;
import io.github.llmbridge.bridge.report.Problem.Kind;
import io.github.llmbridge.bridge.steps.KeyFacts;
import io.github.llmbridge.bridge.steps.UserFacts;
import io.github.llmbridge.litellm.Models;
import io.github.llmbridge.litellm.teams.Team;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which models of a tier would be refused, and by whom. What cannot be told is no hindrance. Calls no server. */
final class ModelHindrances {
    private ModelHindrances() {}

    /** The entries whose meaning decides: those of the lists that narrow a key, apart from its own. */
    static Set<String> entries(UserFacts user, KeyFacts key, Optional<Team> team) {
        Set<String> entries = new LinkedHashSet<>();
        team.ifPresent(known -> entries.addAll(known.models().names()));
        if (key.teamId() == null) {
            entries.addAll(user.models().names());
        }
        return entries;
    }

    static List<Problem> of(ServedModels served, Models wanted, UserFacts user, KeyFacts key, Optional<Team> team) {
        ModelAccess.Builder access = ModelAccess.builder(served).key(key).user(user.models());
        team.ifPresent(access::team);
        Map<String, Decision> refused = access.build().refused(entriesOf(wanted));
        List<Problem> found = new ArrayList<>();
        add(found, refused, Decision.KEY_REFUSES, Kind.KEY_REFUSES_MODELS, "the user's key does not allow ");
        add(
                found,
                refused,
                Decision.TEAM_REFUSES,
                Kind.TEAM_REFUSES_MODELS,
                "team '" + key.teamId() + "' does not allow ");
        add(found, refused, Decision.USER_REFUSES, Kind.USER_REFUSES_MODELS, "LiteLLM's user does not allow ");
        add(found, refused, Decision.MODEL_BLOCKED, Kind.MODELS_BLOCKED, "every deployment is blocked in LiteLLM of ");
        return found;
    }

    /** To allow everything is to allow every model of the proxy, which a list that allows none refuses. */
    private static List<String> entriesOf(Models wanted) {
        return wanted.isAll() ? List.of(ServedModels.ALL_PROXY_MODELS) : wanted.names();
    }

    private static void add(
            List<Problem> found, Map<String, Decision> refused, Decision decision, Kind kind, String message) {
        List<String> names = refused.entrySet().stream()
                .filter(entry -> entry.getValue() == decision)
                .map(Map.Entry::getKey)
                .toList();
        if (!names.isEmpty()) {
            found.add(new Problem(kind, message + names));
        }
    }
}
