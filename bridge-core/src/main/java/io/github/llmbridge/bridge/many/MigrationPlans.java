package io.github.llmbridge.bridge.many;

import io.github.llmbridge.bridge.check.Preflight;
import io.github.llmbridge.bridge.look.Everybody;
import io.github.llmbridge.bridge.look.KnownOrganizations;
import io.github.llmbridge.bridge.look.Note;
import io.github.llmbridge.bridge.person.MigrationRules;
import io.github.llmbridge.bridge.person.Standing;
import io.github.llmbridge.bridge.report.InvalidRequestException;
import io.github.llmbridge.bridge.report.MigrationPlan;
import io.github.llmbridge.bridge.report.MigrationPlan.Entry;
import io.github.llmbridge.bridge.report.MigrationPlan.Verdict;
import io.github.llmbridge.bridge.report.MigrationPlan.Wish;
import io.github.llmbridge.bridge.report.Problem;
import io.github.llmbridge.bridge.run.Engine;
import io.github.llmbridge.bridge.run.Prospect;
import io.github.llmbridge.bridge.run.Tasks;
import io.github.llmbridge.bridge.tiers.TierCatalog;
import io.github.llmbridge.litellm.users.User;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Says what a migration would do with each user of LiteLLM; changes nothing. Thread safe. */
public final class MigrationPlans {
    private final Engine engine;
    private final Tasks tasks;
    private final TierCatalog tiers;
    private final Preflight preflight;
    private final Clock clock;

    /** Made by the facade. */
    public MigrationPlans(Engine engine, Tasks tasks, TierCatalog tiers, Preflight preflight, Clock clock) {
        this.engine = engine;
        this.tasks = tasks;
        this.tiers = tiers;
        this.preflight = preflight;
        this.clock = clock;
    }

    /**
     * The plan.
     *
     * @throws InvalidRequestException if the rules name a tier that is not in the catalog
     */
    public MigrationPlan of(MigrationRules rules) {
        rules.tierByTeam().values().forEach(tiers::require);
        if (rules.defaultTier() != null) {
            tiers.require(rules.defaultTier());
        }
        Instant begun = clock.instant();
        List<Problem> general = preflight.ofConnections();
        return engine.readEveryUser(
                "planMigration", (everybody, organizations) -> of(rules, begun, general, everybody, organizations));
    }

    private MigrationPlan of(
            MigrationRules rules,
            Instant begun,
            List<Problem> general,
            Everybody everybody,
            KnownOrganizations organizations) {
        Newcomers newcomers = new Newcomers(rules, tiers, everybody, organizations, engine.instance());
        List<Entry> entries = new ArrayList<>();
        everybody.users().forEach((userId, user) -> entries.add(entry(everybody, newcomers, userId, user)));
        return new MigrationPlan(begun, entries, newcomers.groupNames(), general);
    }

    /**
     * Whether a migration has noted the user and stopped before there was an account, which would get another name and
     * role from a reconciliation.
     */
    private boolean isBegun(Everybody everybody, Newcomers newcomers, User user) {
        Note note = Note.in(user.metadata(), engine.instance());
        if (note.tier() == null || note.standing() != Standing.ACTIVE) {
            return false;
        }
        try {
            Wish wish = newcomers.wish(user);
            return wish.tier().equals(note.tier()) && !everybody.accounts().containsKey(wish.email());
        } catch (Newcomers.LeftOut e) {
            return false;
        }
    }

    private Entry entry(Everybody everybody, Newcomers newcomers, String userId, User user) {
        if (everybody.people().contains(userId) && !isBegun(everybody, newcomers, user)) {
            return new Entry(userId, Verdict.ALREADY, null, List.of(), "it is a person of this bridge already");
        }
        try {
            Wish wish = newcomers.wish(user);
            Prospect prospect = engine.prospect(everybody, tasks.provision(Migrating.request(userId, wish)));
            if (prospect.hasAccount() && !prospect.isProven()) {
                return new Entry(
                        userId,
                        Verdict.WAITING,
                        wish,
                        List.of(),
                        "there is an account with the address " + wish.email() + ", and nobody vouches that it is"
                                + " this user's; rules that vouch for accounts adopt it");
            }
            return new Entry(userId, Verdict.MIGRATE, wish, prospect.changes(), null);
        } catch (Newcomers.LeftOut | IllegalArgumentException | InvalidRequestException e) {
            return new Entry(userId, Verdict.SKIPPED, null, List.of(), e.getMessage());
        }
    }
}
