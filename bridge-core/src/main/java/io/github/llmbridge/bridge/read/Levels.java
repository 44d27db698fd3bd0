package io.github.llmbridge.bridge.read;

import io.github.llmbridge.bridge.check.ModelAccess;
import io.github.llmbridge.bridge.look.OwnedKey;
import io.github.llmbridge.bridge.report.AccessExplanation.BudgetState;
import io.github.llmbridge.bridge.report.AccessExplanation.LevelAccess;
import io.github.llmbridge.bridge.report.AccessLevel;
import io.github.llmbridge.bridge.report.Told;
import io.github.llmbridge.litellm.budgets.Budget;
import io.github.llmbridge.litellm.keys.Key;
import io.github.llmbridge.litellm.organizations.Organization;
import io.github.llmbridge.litellm.teams.Team;
import io.github.llmbridge.litellm.teams.TeamMembership;
import io.github.llmbridge.litellm.users.User;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What each level of a person allows. Calls no server. */
final class Levels {
    private final ModelAccess access;
    private final List<String> asked;
    private final Instant now;
    private final List<LevelAccess> levels = new ArrayList<>();

    /**
     * Of these models.
     *
     * @param asked the models in question
     */
    Levels(ModelAccess access, List<String> asked, Instant now) {
        this.access = access;
        this.asked = List.copyOf(asked);
        this.now = now;
    }

    List<LevelAccess> all() {
        return List.copyOf(levels);
    }

    void key(OwnedKey owned) {
        Key key = owned.key();
        add(
                AccessLevel.KEY,
                owned.hash().value(),
                key.keyAlias(),
                key.models().names(),
                Told.YES,
                Budgets.of(key),
                Told.YES,
                new Rates(
                        key.rpmLimit(),
                        key.tpmLimit(),
                        key.maxParallelRequests() == null
                                ? null
                                : key.maxParallelRequests().longValue()));
    }

    /** A team that cannot be read, since it is gone, is there all the same. */
    void team(String id, Optional<Team> team) {
        if (team.isEmpty()) {
            add(AccessLevel.TEAM, id, null, null, Told.YES, null, Told.YES, Rates.NONE);
            return;
        }
        Team known = team.get();
        add(
                AccessLevel.TEAM,
                id,
                known.teamAlias(),
                known.models().names(),
                Told.YES,
                Budgets.of(known),
                Told.YES,
                new Rates(known.rpmLimit(), known.tpmLimit(), known.maxParallelRequests()));
    }

    void member(Team team, Optional<TeamMembership> membership, boolean zeroCounts) {
        Budget own = membership.map(TeamMembership::litellmBudgetTable).orElse(null);
        add(
                AccessLevel.TEAM_MEMBER,
                team.teamId(),
                team.teamAlias(),
                own == null || own.allowedModels() == null ? List.of() : own.allowedModels(),
                Told.YES,
                Budgets.ofMember(team, membership, zeroCounts, now),
                Told.YES,
                own == null ? Rates.NONE : new Rates(own.rpmLimit(), own.tpmLimit(), null));
    }

    /** @param hasTeam whether the key has a team, so that the user's own limits do not count */
    void user(String id, User user, boolean hasTeam) {
        Told counts = hasTeam ? Told.NO : Told.YES;
        add(
                AccessLevel.USER,
                id,
                user.userAlias(),
                user.models().names(),
                counts,
                Budgets.of(user),
                counts,
                new Rates(
                        user.rpmLimit(),
                        user.tpmLimit(),
                        user.maxParallelRequests() == null
                                ? null
                                : user.maxParallelRequests().longValue()));
    }

    /** @param organization nothing if it cannot be read, as without a licence */
    void organization(String id, Optional<Organization> organization, Told budgetCounts) {
        Budget budget = organization.map(Organization::litellmBudgetTable).orElse(null);
        add(
                AccessLevel.ORGANIZATION,
                id,
                organization.map(Organization::organizationAlias).orElse(null),
                organization.map(found -> found.models().names()).orElse(null),
                Told.NO,
                organization.map(Budgets::of).orElse(null),
                budgetCounts,
                budget == null
                        ? Rates.NONE
                        : new Rates(budget.rpmLimit(), budget.tpmLimit(), budget.maxParallelRequests()));
    }

    private record Rates(
            @Nullable Long rpm,
            @Nullable Long tpm,
            @Nullable Long parallel) {
        static final Rates NONE = new Rates(null, null, null);
    }

    private void add(
            AccessLevel level,
            String id,
            @Nullable String name,
            @Nullable List<String> models,
            Told modelsCount,
            @Nullable BudgetState budget,
            Told budgetCounts,
            Rates rates) {
        List<String> refused = new ArrayList<>();
        boolean told = true;
        if (modelsCount == Told.YES) {
            for (String model : asked) {
                Told passes = access.passes(level, model);
                told &= passes != Told.UNKNOWN;
                if (passes == Told.NO) {
                    refused.add(model);
                }
            }
        }
        Told passes = !refused.isEmpty() ? Told.NO : told ? Told.YES : Told.UNKNOWN;
        levels.add(new LevelAccess(
                level,
                id,
                name,
                models,
                modelsCount,
                passes,
                refused,
                budget,
                budgetCounts,
                rates.rpm,
                rates.tpm,
                rates.parallel));
    }
}
