package io.github.llmbridge.bridge.check;

import io.github.llmbridge.litellm.Models;
import io.github.llmbridge.litellm.keys.Key;
import io.github.llmbridge.litellm.teams.Team;
import io.github.llmbridge.litellm.teams.TeamMembership;
import io.github.llmbridge.litellm.users.User;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which models a key may call, worked out as LiteLLM does it for each call: the key's own list, then that of its team and of the
 * member in it, or without a team that of the user; then whether a deployment serves the name. Immutable.
 */
public final class ModelAccess {
    private final ServedModels served;
    private final List<Level> levels;
    private final Set<String> renamed;
    private final boolean narrowed;

    private ModelAccess(Builder builder) {
        this.served = builder.served;
        this.levels = builder.levels();
        this.renamed = Set.copyOf(builder.renamed);
        this.narrowed = builder.narrowed;
    }

    /** A key without a list, a team or a user, until said otherwise: it may call everything. */
    public static Builder builder(ServedModels served) {
        return new Builder(served);
    }

    /** What a call of this model comes to. The first list that refuses it is told, as the server does. */
    public Decision decide(String model) {
        if (cannotTell(model)) {
            return Decision.CANNOT_TELL;
        }
        boolean certain = !narrowed;
        for (Level level : levels) {
            Grant grant = level.grants(served, model);
            if (grant == Grant.NO) {
                return level.refusal;
            }
            certain &= grant == Grant.YES;
        }
        Grant serves = served.serves(model);
        if (!certain || serves == Grant.MAYBE) {
            return Decision.CANNOT_TELL;
        }
        if (serves == Grant.NO) {
            return Decision.NO_SUCH_MODEL;
        }
        return served.isBlocked(model) ? Decision.MODEL_BLOCKED : Decision.ALLOWED;
    }

    /** A comma makes several models of one; white space is cut for the lists and not for the deployments. */
    private boolean cannotTell(String model) {
        return model.isEmpty()
                || !model.equals(model.strip())
                || model.chars().anyMatch(c -> c == ',' || Character.isISOControl(c))
                || renamed.contains(model)
                || served.ofOneTeam(model);
    }

    /**
     * Those of the entries of a tier of which nothing could be called, in the order given, with the list that refuses. An entry
     * that stands for many models, such as {@code prov/*}, an access group or {@code all-proxy-models}, is refused if each of
     * them is: to allow a part is what a team is for. What LiteLLM does not serve at all is {@link ServedModels#unknown}'s.
     */
    public Map<String, Decision> refused(Collection<String> wanted) {
        Set<String> entries = new HashSet<>(wanted);
        levels.forEach(level -> entries.addAll(level.models));
        Set<String> candidates = served.candidates(entries);
        Map<String, Decision> refused = new LinkedHashMap<>();
        for (String entry : wanted) {
            List<Decision> decisions = served.standsFor(entry, candidates).stream()
                    .map(this::decide)
                    .toList();
            if (!decisions.isEmpty() && decisions.stream().allMatch(Decision::isRefused)) {
                refused.put(entry, decisions.get(0));
            }
        }
        return refused;
    }

    /**
     * One list and who refuses by it.
     *
     * @param more whether something that the API does not tell may allow what the list does not
     */
    private record Level(Decision refusal, List<String> models, boolean ofTeam, boolean more) {
        Grant grants(ServedModels served, String model) {
            Grant grant = ofTeam ? Grants.ofTeam(served, models, model) : Grants.of(served, models, model);
            return grant.unless(more);
        }
    }

    /** Takes what LiteLLM's API tells of a key, its team and its user. Not thread safe. */
    public static final class Builder {
        private final ServedModels served;
        private List<String> keyModels = List.of();
        private boolean keyMore;
        private boolean keyGroups;
        private boolean keyHasTeam;
        private @Nullable List<String> teamModels;
        private boolean teamGroups;
        private List<String> memberModels = List.of();
        private List<String> userModels = List.of();
        private final Set<String> renamed = new HashSet<>();
        private boolean narrowed;
        private boolean aliasesNotTold;

        private Builder(ServedModels served) {
            this.served = served;
        }

        /** The key's own list. */
        public Builder key(Models models) {
            keyModels = models.names();
            return this;
        }

        /** The key's own list, and what else of the key decides. If it has a team, {@code team} must say which list that has. */
        public Builder key(Key key) {
            keyHasTeam = key.teamId() != null;
            keyGroups = isFilled(key.accessGroupIds());
            keyMore = keyGroups || (key.config() != null && !key.config().isEmpty());
            renamed.addAll(key.aliases() == null ? Set.of() : key.aliases().keySet());
            rename(key.routerSettings());
            narrowed |= key.projectId() != null || key.agentId() != null;
            return key(key.models());
        }

        /** The list of the key's team. */
        public Builder team(Models models) {
            teamModels = models.names();
            return this;
        }

        /** The list of the key's team, and what else of the team decides; whether it is blocked is another matter. */
        public Builder team(Team team) {
            teamGroups = isFilled(team.accessGroupIds());
            rename(team.routerSettings());
            if (team.additionalProperties().get("litellm_model_table") instanceof Map<?, ?> table
                    && table.get("model_aliases") instanceof Map<?, ?> aliases) {
                aliases.keySet().forEach(alias -> renamed.add(String.valueOf(alias)));
            } else if (team.additionalProperties().get("model_id") != null) {
                aliasesNotTold = true;
            }
            return team(team.models());
        }

        /** The user's own list in the team; 1.77.3 has none. */
        public Builder member(TeamMembership membership) {
            List<String> models = membership.litellmBudgetTable() == null
                    ? null
                    : membership.litellmBudgetTable().allowedModels();
            return member(models == null || models.isEmpty() ? Models.all() : Models.of(models));
        }

        /** The user's own list in the team. */
        public Builder member(Models models) {
            memberModels = models.names();
            return this;
        }

        /** The list of the key's user; it counts only if there is no team. */
        public Builder user(User user) {
            return user(user.models());
        }

        /** The list of the key's user; it counts only if there is no team. */
        public Builder user(Models models) {
            userModels = models.names();
            return this;
        }

        /** Builds it. */
        public ModelAccess build() {
            return new ModelAccess(this);
        }

        private void rename(@Nullable Map<String, Object> routerSettings) {
            if (routerSettings != null && routerSettings.get("model_group_alias") instanceof Map<?, ?> aliases) {
                aliases.keySet().forEach(alias -> renamed.add(String.valueOf(alias)));
            }
        }

        private static boolean isFilled(@Nullable List<String> values) {
            return values != null && !values.isEmpty();
        }

        private List<Level> levels() {
            List<Level> levels = new ArrayList<>();
            // With this name in it, LiteLLM does not look at the key's list at all.
            if (!keyModels.contains(ServedModels.ALL_TEAM_MODELS)) {
                levels.add(new Level(Decision.KEY_REFUSES, keyModels, false, keyMore || aliasesNotTold));
            }
            if (teamModels != null) {
                boolean more = teamGroups || keyGroups || aliasesNotTold;
                levels.add(new Level(Decision.TEAM_REFUSES, teamModels, true, more));
                levels.add(new Level(Decision.TEAM_REFUSES, memberModels, true, false));
            } else if (keyHasTeam) {
                levels.add(new Level(Decision.TEAM_REFUSES, List.of(ServedModels.NO_DEFAULT_MODELS), true, true));
            } else if (userModels.contains(ServedModels.NO_DEFAULT_MODELS)) {
                levels.add(new Level(Decision.USER_REFUSES, List.of(ServedModels.NO_DEFAULT_MODELS), false, false));
            } else {
                levels.add(new Level(Decision.USER_REFUSES, userModels, false, false));
            }
            return List.copyOf(levels);
        }
    }
}
