package io.github.llmbridge.bridge.check;

import io.github.llmbridge.bridge.look.Look;
import io.github.llmbridge.bridge.look.Servers;
import io.github.llmbridge.bridge.person.Person;
import io.github.llmbridge.bridge.person.Standing;
import io.github.llmbridge.bridge.report.Problem;
import io.github.llmbridge.bridge.report.Problem.Kind;
import io.github.llmbridge.bridge.steps.KeyFacts;
import io.github.llmbridge.bridge.steps.UserFacts;
import io.github.llmbridge.litellm.Models;
import io.github.llmbridge.litellm.teams.Team;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Why LiteLLM would refuse a chat with a key that is there: the key itself, its team, its user, the models. Thread safe. */
public final class Hindrances {
    private final KnownModels knownModels;

    /** Hindrances on one proxy. */
    public Hindrances(KnownModels knownModels) {
        this.knownModels = knownModels;
    }

    /**
     * What stands in the way once the steps were applied.
     *
     * @param servers for what LiteLLM serves
     * @param key the key in use
     * @param team the key's team, if it has one that is known
     */
    public List<Problem> of(Servers servers, Person person, Look look, KeyFacts key, Optional<Team> team, Instant now) {
        return of(servers, person.standing(), person.tier().models(), UserFacts.after(person, look), key, team, now);
    }

    /**
     * What stands in the way of a person of whom the tier need not be known.
     *
     * @param servers for what LiteLLM serves
     * @param wanted what the key should be able to call
     */
    public List<Problem> of(
            Servers servers,
            Standing standing,
            Models wanted,
            UserFacts user,
            KeyFacts key,
            Optional<Team> team,
            Instant now) {
        List<Problem> found = new ArrayList<>();
        ofKey(standing, key, now, found);
        team.ifPresent(known -> ofTeam(known, found));
        ofUser(user, key.teamId() != null, found);
        if (standing != Standing.SUSPENDED) {
            ServedModels served = knownModels.served(ModelHindrances.entries(user, key, team), servers);
            found.addAll(ModelHindrances.of(served, wanted, user, key, team));
        }
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

    private static void ofTeam(Team team, List<Problem> found) {
        if (Boolean.TRUE.equals(team.blocked())) {
            found.add(new Problem(Kind.TEAM_BLOCKED, "team '" + team.teamId() + "' is blocked in LiteLLM"));
        }
        if (team.maxBudget() != null && team.spend() != null && team.spend() >= team.maxBudget()) {
            found.add(new Problem(
                    Kind.TEAM_SPENT,
                    "team '" + team.teamId() + "' has spent " + team.spend() + " of " + team.maxBudget() + " USD"));
        }
    }

    /** The user's own budget counts on keys without a team only. */
    private static void ofUser(UserFacts user, boolean hasTeam, List<Problem> found) {
        if (user.deactivated()) {
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
    }
}
