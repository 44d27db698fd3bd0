package io.github.llmbridge.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The names that /v1/models shows to a key: what its list says, with groups and wildcards written out. */
final class LiteLlmModelNames {
    private final LiteLlmLine line;
    private final LiteLlmState state;
    private final LiteLlmModelStore models;

    LiteLlmModelNames(LiteLlmLine line, LiteLlmState state, LiteLlmModelStore models) {
        this.line = line;
        this.state = state;
        this.models = models;
    }

    /**
     * The key's own list; the team's only where the key leaves it open, the user's never.
     *
     * @param groups whether names of access groups show
     * @param wildcards whether names with a star show, which some lines do anyway
     */
    List<String> of(@Nullable ObjectNode key, boolean groups, boolean wildcards) {
        List<String> own = key == null ? List.of() : ofKey(key, groups);
        List<String> shown = own.isEmpty() ? ofTeam(teamModels(key), groups) : own;
        if (shown.isEmpty()) {
            shown = new ArrayList<>(models.names());
            if (groups) {
                shown.addAll(models.groups());
            }
        }
        Set<String> names = new LinkedHashSet<>();
        for (String name : shown) {
            if (!name.contains("*") || showsWildcard(name)) {
                names.add(name);
            }
        }
        for (String name : shown) {
            if (name.contains("*")) {
                if (wildcards) {
                    names.add(name);
                }
                names.addAll(models.writtenOut(name));
            }
        }
        if (line.does(LiteLlmFact.HIDES_NO_DEFAULT_MODELS)) {
            names.remove("no-default-models");
        }
        return List.copyOf(names);
    }

    private boolean showsWildcard(String name) {
        return !line.does(LiteLlmFact.HIDES_WILDCARDS)
                && (models.isDeployed(name) || models.writtenOut(name).isEmpty());
    }

    private List<String> teamModels(@Nullable ObjectNode key) {
        String teamId = key == null ? null : Json.text(key, "team_id");
        ObjectNode team = teamId == null ? null : state.teams.get(teamId);
        return team == null ? List.of() : Json.texts(team, "models");
    }

    private List<String> ofKey(ObjectNode key, boolean groups) {
        List<String> list = Json.texts(key, "models");
        if (list.contains("all-team-models")) {
            list = teamModels(key);
            if (list.contains("all-team-models") && line.does(LiteLlmFact.EXPANDS_ALL_TEAM_MODELS)) {
                list = everything(groups);
            }
        }
        if (list.contains("all-proxy-models")) {
            list = everything(groups && line.does(LiteLlmFact.SHOWS_ACCESS_GROUPS_OF_KEYS));
        }
        return withMembers(list, groups && line.does(LiteLlmFact.SHOWS_ACCESS_GROUPS_OF_KEYS));
    }

    private List<String> ofTeam(List<String> team, boolean groups) {
        List<String> list = new ArrayList<>(team);
        if (list.contains("all-team-models") && line.does(LiteLlmFact.EXPANDS_ALL_TEAM_MODELS)) {
            list.remove("all-team-models");
            list.addAll(everything(groups));
        }
        if (list.contains("all-proxy-models")) {
            list.addAll(everything(groups));
        }
        return withMembers(list, groups);
    }

    private List<String> everything(boolean groups) {
        List<String> names = new ArrayList<>(models.names());
        if (groups) {
            names.addAll(models.groups());
        }
        return names;
    }

    private List<String> withMembers(List<String> list, boolean groups) {
        Set<String> names = new LinkedHashSet<>();
        list.stream().filter(name -> groups || !models.groups().contains(name)).forEach(names::add);
        list.forEach(name -> names.addAll(models.membersOf(name)));
        return List.copyOf(names);
    }
}
