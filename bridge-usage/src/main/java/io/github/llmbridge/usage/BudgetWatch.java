package io.github.llmbridge.usage;

import io.github.llmbridge.bridge.BridgeFacade;
import io.github.llmbridge.bridge.report.Inspection;
import io.github.llmbridge.bridge.report.PeopleOverview.PersonOverview;
import io.github.llmbridge.bridge.report.PersonNotFoundException;
import io.github.llmbridge.bridge.store.BridgeStore;
import io.github.llmbridge.bridge.store.Lease;
import io.github.llmbridge.http.Inputs;
import io.github.llmbridge.http.TextRules;
import io.github.llmbridge.litellm.KeyHash;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Tells a listener when people have spent parts of their budget, by default 80 %, 95 % and all of it: each part once in
 * a budget period, whether LiteLLM's alert told it or a look at everybody found it, and whatever the instance. A budget
 * is that of the bridge's key in use, which a tier names. What was told stands in the store. Thread safe.
 */
public final class BudgetWatch {
    private final BridgeFacade bridge;
    private final BridgeStore store;
    private final BudgetListener listener;
    private final List<Integer> parts;
    private final String runId;
    private final Told told;

    private BudgetWatch(Builder builder) {
        this.bridge = builder.bridge;
        this.store = builder.store;
        this.listener = builder.listener;
        this.parts = builder.parts;
        this.runId = "budget/" + builder.name;
        this.told = new Told(store.journal(), runId, builder.clock);
    }

    /**
     * A builder.
     *
     * @param store keeps what was told; one that survives the process
     */
    public static Builder builder(BridgeFacade bridge, BridgeStore store, BudgetListener listener) {
        return new Builder(bridge, store, listener);
    }

    /**
     * Takes an alert of LiteLLM's, which tells spend that its lists do not have yet. Alerts of other budgets than that
     * of a person's key in use are left to the application.
     *
     * @return how many parts were told to the listener
     * @throws io.github.llmbridge.bridge.report.ReadFailedException if the person could not be read: {@link #poll}
     *     finds it
     */
    public int receive(BudgetAlert alert) {
        Inputs.present("alert", alert);
        if (alert.group() != BudgetAlert.Group.KEY || alert.userId() == null) {
            return 0;
        }
        Inspection.KeyState key;
        try {
            key = bridge.inspect(alert.userId()).key();
        } catch (PersonNotFoundException | IllegalArgumentException e) {
            return 0;
        }
        if (key == null || key.maxBudget() == null || !key.hash().equals(alert.keyHash())) {
            return 0;
        }
        // An alert about another budget than now, or from before a reset, says nothing of this period.
        double spend = key.maxBudget().equals(alert.maxBudget()) ? Math.max(key.spend(), alert.spend()) : key.spend();
        return tell(new Budget(alert.userId(), key.hash(), spend, key.maxBudget(), key.budgetResetAt()));
    }

    /**
     * Looks at everybody by LiteLLM's lists; to be called every few minutes. A listener that throws does not keep
     * others from being told; the first exception is thrown at the end.
     *
     * @return how many parts were told to the listener
     * @throws io.github.llmbridge.bridge.report.ReadFailedException if a server could not be read
     */
    public int poll() {
        int count = 0;
        RuntimeException first = null;
        for (PersonOverview person : bridge.overview().people()) {
            KeyHash hash = person.keyHash();
            Double most = person.maxBudget();
            if (hash == null || most == null) {
                continue;
            }
            try {
                count += tell(new Budget(person.userId(), hash, person.spend(), most, person.budgetResetAt()));
            } catch (RuntimeException e) {
                if (first == null) {
                    first = e;
                } else {
                    first.addSuppressed(e);
                }
            }
        }
        if (first != null) {
            throw first;
        }
        return count;
    }

    private record Budget(
            String userId,
            KeyHash keyHash,
            double spend,
            double most,
            @Nullable Instant resetsAt) {
        boolean reaches(int percent) {
            return most > 0 && spend >= most * percent / 100;
        }

        BudgetNotice notice(int percent) {
            String id = "budget/" + userId + "/" + Told.period(resetsAt) + "/" + percent;
            return new BudgetNotice(id, userId, keyHash, percent, spend, most, resetsAt);
        }
    }

    private int tell(Budget budget) {
        if (parts.stream().noneMatch(budget::reaches)) {
            return 0;
        }
        // Whoever holds the lease tells it, or the next poll does.
        Optional<Lease> turn = store.leases().acquire(runId + "/" + budget.userId());
        if (turn.isEmpty()) {
            return 0;
        }
        try (Lease held = turn.get()) {
            String period = Told.period(budget.resetsAt());
            int before = told.percent(budget.userId(), period);
            int count = 0;
            for (int percent : parts) {
                if (percent > before && budget.reaches(percent) && held.isHeld()) {
                    listener.crossed(budget.notice(percent));
                    told.note(budget.userId(), period, percent);
                    count++;
                }
            }
            return count;
        }
    }

    /** Settings of a {@link BudgetWatch}. For one thread. */
    public static final class Builder {
        private final BridgeFacade bridge;
        private final BridgeStore store;
        private final BudgetListener listener;
        private List<Integer> parts = List.of(80, 95, 100);
        private String name = "default";
        private Clock clock = Clock.systemUTC();

        private Builder(BridgeFacade bridge, BridgeStore store, BudgetListener listener) {
            this.bridge = Inputs.present("bridge", bridge);
            this.store = Inputs.present("store", store);
            this.listener = Inputs.present("listener", listener);
        }

        /** Which parts of a budget are told, in percent; 80, 95 and 100 by default. */
        public Builder percents(int... ofTheBudget) {
            if (ofTheBudget.length == 0 || IntStream.of(ofTheBudget).anyMatch(part -> part < 1 || part > 1000)) {
                throw new IllegalArgumentException("percents must be from 1 to 1000");
            }
            this.parts = IntStream.of(ofTheBudget).distinct().sorted().boxed().toList();
            return this;
        }

        /** What is kept under which name, if one store serves several; {@code default} by default. */
        public Builder name(String watch) {
            this.name = TextRules.requireIdentity("name", watch);
            return this;
        }

        /** For tests. */
        public Builder clock(Clock time) {
            this.clock = Inputs.present("clock", time);
            return this;
        }

        /** The watch. */
        public BudgetWatch build() {
            return new BudgetWatch(this);
        }
    }
}
