package io.github.llmbridge.bridge.check;

import io.github.llmbridge.bridge.report.AccessLevel;
import io.github.llmbridge.bridge.report.Told;
import io.github.llmbridge.bridge.steps.KeyFacts;
import io.github.llmbridge.bridge.steps.KeyModels;
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
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
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

    /**
     * What a call comes to, and who decides it.
     *
     * @param level who refuses the call; {@code null} if nobody does for certain
     */
    public record Verdict(Decision decision, @Nullable AccessLevel level) {}

    /** What a call of this model comes to. The first list that refuses it is told, as the server does. */
    public Decision decide(String model) {
        return verdict(model).decision();
    }

    private Verdict verdict(String model) {
        if (cannotTell(model)) {
            return new Verdict(Decision.CANNOT_TELL, null);
        }
        boolean certain = !narrowed;
        for (Level level : levels) {
            Grant grant = level.grants(served, model);
            if (grant == Grant.NO) {
                return new Verdict(level.refusal, level.of);
            }
            certain &= grant == Grant.YES;
        }
        Grant serves = served.serves(model);
        if (!certain || serves == Grant.MAYBE) {
            return new Verdict(Decision.CANNOT_TELL, null);
        }
        if (serves == Grant.NO) {
            return new Verdict(Decision.NO_SUCH_MODEL, AccessLevel.PROXY);
        }
        return served.isBlocked(model)
                ? new Verdict(Decision.MODEL_BLOCKED, AccessLevel.PROXY)
                : new Verdict(Decision.ALLOWED, null);
    }

    /** What a call of this entry of a list comes to. Of the models that it stands for one is enough to be allowed. */
    public Verdict explain(String entry) {
        Verdict first = null;
        for (String name : namesOf(entry)) {
            Verdict verdict = verdict(name);
            if (verdict.decision == Decision.ALLOWED) {
                return verdict;
            }
            boolean better = first == null || first.level != null && verdict.level == null;
            first = better ? verdict : first;
        }
        if (first != null) {
            return first;
        }
        return entry.equals(ServedModels.NO_DEFAULT_MODELS)
                ? new Verdict(Decision.KEY_REFUSES, AccessLevel.KEY)
                : new Verdict(Decision.NO_SUCH_MODEL, AccessLevel.PROXY);
    }

    /** Whether this level by itself lets an entry pass; one model that it stands for is enough. A level without a list does. */
    public Told passes(AccessLevel of, String entry) {
        Optional<Level> level = levels.stream().filter(known -> known.of == of).findFirst();
        List<String> names = namesOf(entry);
        if (level.isEmpty() || names.isEmpty()) {
            return entry.equals(ServedModels.NO_DEFAULT_MODELS) && of == AccessLevel.KEY ? Told.NO : Told.YES;
        }
        Grant best = Grant.NO;
        for (String name : names) {
            best = best.or(cannotTell(name) ? Grant.MAYBE : level.get().grants(served, name));
        }
        return switch (best) {
            case YES -> Told.YES;
            case MAYBE -> Told.UNKNOWN;
            case NO -> Told.NO;
        };
    }

    private List<String> namesOf(String entry) {
        if (served.isPlain(entry)) {
            return List.of(entry);
        }
        Set<String> entries = new HashSet<>(Set.of(entry));
        levels.forEach(level -> entries.addAll(level.models));
        return served.standsFor(entry, served.candidates(entries)).toList();
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
     * Those of the entries of a tier of which nothing could be called, in the order given, with the list that refuses, or {@link
     * Decision#MODEL_BLOCKED}. An entry that stands for many models, such as {@code prov/*}, an access group or {@code
     * all-proxy-models}, is refused if each of them is: to allow a part is what a team is for. What LiteLLM does not serve at all
     * is {@link ServedModels#unknown}'s.
     */
    public Map<String, Decision> refused(Collection<String> wanted) {
        if (Set.copyOf(wanted).equals(Set.of(ServedModels.NO_DEFAULT_MODELS))) {
            return Map.of(ServedModels.NO_DEFAULT_MODELS, Decision.KEY_REFUSES);
        }
        Set<String> entries = new HashSet<>(wanted);
        levels.forEach(level -> entries.addAll(level.models));
        // Worth its time only where an entry stands for names that are not its own.
        Set<String> candidates = wanted.stream().allMatch(served::isPlain) ? Set.of() : served.candidates(entries);
        Map<String, Decision> refused = new LinkedHashMap<>();
        for (String entry : wanted) {
            refusal(served.standsFor(entry, candidates)).ifPresent(decision -> refused.put(entry, decision));
        }
        return refused;
    }

    /** The first decision, if each is against the call. */
    private Optional<Decision> refusal(Stream<String> names) {
        Decision first = null;
        for (String name : (Iterable<String>) names::iterator) {
            Decision decision = decide(name);
            if (!decision.isRefused() && decision != Decision.MODEL_BLOCKED) {
                return Optional.empty();
            }
            first = first == null ? decision : first;
        }
        return Optional.ofNullable(first);
    }

    /**
     * One list and who refuses by it.
     *
     * @param more whether something that the API does not tell may allow what the list does not
     */
    private record Level(AccessLevel of, Decision refusal, List<String> models, boolean ofTeam, boolean more) {
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
            return key(KeyFacts.of(key));
        }

        /** As {@link #key(Key)}. */
        Builder key(KeyFacts key) {
            KeyModels models = key.models();
            keyHasTeam = key.teamId() != null;
            keyGroups = models.hasAccessGroups();
            keyMore = keyGroups || models.hasConfig();
            renamed.addAll(models.renamed());
            narrowed |= models.isNarrowed();
            return key(models.list());
        }

        /** The list of the key's team. */
        public Builder team(Models models) {
            teamModels = models.names();
            return this;
        }

        /** The list of the key's team, and what else of the team decides; whether it is blocked is another matter. */
        public Builder team(Team team) {
            teamGroups = isFilled(team.accessGroupIds());
            renamed.addAll(KeyModels.renamedBy(team.routerSettings()));
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

        private static boolean isFilled(@Nullable List<String> values) {
            return values != null && !values.isEmpty();
        }

        private List<Level> levels() {
            List<Level> levels = new ArrayList<>();
            // With this name in it, LiteLLM does not look at the key's list at all.
            if (!keyModels.contains(ServedModels.ALL_TEAM_MODELS)) {
                levels.add(
                        new Level(AccessLevel.KEY, Decision.KEY_REFUSES, keyModels, false, keyMore || aliasesNotTold));
            }
            if (teamModels != null) {
                boolean more = teamGroups || keyGroups || aliasesNotTold;
                levels.add(new Level(AccessLevel.TEAM, Decision.TEAM_REFUSES, teamModels, true, more));
                levels.add(new Level(AccessLevel.TEAM_MEMBER, Decision.TEAM_REFUSES, memberModels, true, false));
            } else if (keyHasTeam) {
                levels.add(new Level(
                        AccessLevel.TEAM, Decision.TEAM_REFUSES, List.of(ServedModels.NO_DEFAULT_MODELS), true, true));
            } else if (userModels.contains(ServedModels.NO_DEFAULT_MODELS)) {
                levels.add(new Level(
                        AccessLevel.USER,
                        Decision.USER_REFUSES,
                        List.of(ServedModels.NO_DEFAULT_MODELS),
                        false,
                        false));
            } else {
                levels.add(new Level(AccessLevel.USER, Decision.USER_REFUSES, userModels, false, false));
            }
            return List.copyOf(levels);
        }
    }
}
