package io.github.llmbridge.bridge.check;

import io.github.llmbridge.bridge.look.Look;
import io.github.llmbridge.bridge.person.Person;
import io.github.llmbridge.bridge.person.Standing;
import io.github.llmbridge.bridge.report.Problem;
import io.github.llmbridge.bridge.report.Problem.Kind;
import io.github.llmbridge.bridge.steps.KeyFacts;
import io.github.llmbridge.litellm.Models;
import io.github.llmbridge.litellm.teams.Team;
import io.github.llmbridge.litellm.users.User;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Why LiteLLM would refuse a chat with a key that is there: the key itself, its team, its user. Calls no server. */
public final class Hindrances {
    private static final Set<String> EVERYTHING = Set.of("*", "all-proxy-models", "all-team-models");

    private Hindrances() {}

    /**
     * What stands in the way.
     *
     * @param key the key in use
     * @param team the key's team, if it has one that is known
     */
    public static List<Problem> of(Person person, Look look, KeyFacts key, Optional<Team> team, Instant now) {
        return of(person.standing(), person.tier().models(), look, key, team, now);
    }

    /**
     * What stands in the way of a person of whom the tier need not be known.
     *
     * @param wanted what the key should be able to call
     */
    public static List<Problem> of(
            Standing standing, Models wanted, Look look, KeyFacts key, Optional<Team> team, Instant now) {
        List<Problem> found = new ArrayList<>();
        ofKey(standing, key, now, found);
        team.ifPresent(known -> ofTeam(wanted, known, found));
        look.user().ifPresent(info -> ofUser(wanted, info.user(), key.teamId() != null, found));
        return found;
    }

    private static void ofKey(Standing standing, KeyFacts key, Instant now, List<Problem> found) {
        if (standing == Standing.SUSPENDED) {
            return;
        }
        if (key.blocked()) {
            found.add(new Problem(Kind.KEY_BLOCKED, "the user's key is blocked in LiteLLM"));
        }
        if (key.expires() != null && !key.expires().isAfter(now)) {
            found.add(new Problem(Kind.KEY_ENDED, "the user's key ended at " + key.expires()));
        }
        if (key.isSpent()) {
            found.add(new Problem(
                    Kind.KEY_SPENT, "the user's key has spent " + key.spend() + " of " + key.maxBudget() + " USD"));
        }
    }

    private static void ofTeam(Models wanted, Team team, List<Problem> found) {
        if (Boolean.TRUE.equals(team.blocked())) {
            found.add(new Problem(Kind.TEAM_BLOCKED, "team '" + team.teamId() + "' is blocked in LiteLLM"));
        }
        if (team.maxBudget() != null && team.spend() != null && team.spend() >= team.maxBudget()) {
            found.add(new Problem(
                    Kind.TEAM_SPENT,
                    "team '" + team.teamId() + "' has spent " + team.spend() + " of " + team.maxBudget() + " USD"));
        }
        Set<String> refused = refused(team.models(), wanted);
        if (!refused.isEmpty()) {
            found.add(new Problem(Kind.TEAM_REFUSES_MODELS, "team '" + team.teamId() + "' does not allow " + refused));
        }
    }

    /** The user's own models and budget count on keys without a team only. */
    private static void ofUser(Models wanted, User user, boolean hasTeam, List<Problem> found) {
        if (Boolean.FALSE.equals(user.metadata().get("scim_active"))) {
            found.add(new Problem(
                    Kind.USER_DEACTIVATED, "LiteLLM's user is deactivated (scim_active: false in its metadata)"));
        }
        if (hasTeam) {
            return;
        }
        if (user.maxBudget() != null && (user.spend() == null ? 0.0 : user.spend()) >= user.maxBudget()) {
            found.add(new Problem(
                    Kind.USER_SPENT, "LiteLLM's user has spent " + user.spend() + " of " + user.maxBudget() + " USD"));
        }
        Set<String> refused = refused(user.models(), wanted);
        if (!refused.isEmpty()) {
            found.add(new Problem(Kind.USER_REFUSES_MODELS, "LiteLLM's user does not allow " + refused));
        }
    }

    private static Set<String> refused(Models allowed, Models wanted) {
        if (allowed.isAll() || allowed.names().stream().anyMatch(EVERYTHING::contains)) {
            return Set.of();
        }
        return wanted.names().stream()
                .filter(model -> allowed.names().stream().noneMatch(name -> covers(name, model)))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static boolean covers(String pattern, String name) {
        return pattern.equals(name)
                || (pattern.endsWith("*") && name.startsWith(pattern.substring(0, pattern.length() - 1)));
    }
}
