package io.github.llmbridge.usage;

import io.github.llmbridge.bridge.store.BridgeStore;
import io.github.llmbridge.bridge.store.Lease;
import io.github.llmbridge.http.Inputs;
import io.github.llmbridge.http.TextRules;
import io.github.llmbridge.litellm.LiteLlmClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Hands what LiteLLM has logged to a sink, each call once: with the same id however often it is sent, and none left
 * out. How far it has got stands in the store, so a run goes on where the last one stopped, or was killed.
 *
 * <p>LiteLLM logs a call some seconds after its end, under the time of its beginning, and in no order. A run therefore
 * looks back from the newest call that was exported, by {@link Builder#lookBack}; of what it has seen it reads nothing
 * again but a number. A call that is logged later than that is missed, which {@link UsageCheck} tells.
 *
 * <p>What is exported is LiteLLM's whole log of calls, those of others included; calls that failed and cost nothing are
 * left out. Nothing is exported where LiteLLM's log is switched off ({@code disable_spend_logs}). Works on every
 * version.
 *
 * <p>Of exporters with one name on one store, one runs at a time, whatever the instance. Thread safe.
 */
public final class UsageExporter {
    private final LoggedCalls calls;
    private final BridgeStore store;
    private final UsageSink sink;
    private final String runId;
    private final Instant since;
    private final Duration lookBack;
    private final int pageSize;
    private final Clock clock;

    private UsageExporter(Builder builder) {
        this.calls = new LoggedCalls(builder.liteLlm);
        this.store = builder.store;
        this.sink = builder.sink;
        this.runId = "usage/" + builder.name;
        this.since = builder.since;
        this.lookBack = builder.lookBack;
        this.pageSize = builder.pageSize;
        this.clock = builder.clock;
    }

    /**
     * A builder.
     *
     * @param liteLlm with the master key
     * @param store keeps how far the export has got; one that survives the process
     * @param since calls that began before are not exported
     */
    public static Builder builder(LiteLlmClient liteLlm, BridgeStore store, UsageSink sink, Instant since) {
        return new Builder(liteLlm, store, sink, since);
    }

    /**
     * Exports what was logged since the last run; to be called every minute or so.
     *
     * @return what was done; nothing if another exporter of this name runs
     * @throws io.github.llmbridge.http.ApiException if LiteLLM refused or did not answer: the next run goes on
     * @throws io.github.llmbridge.bridge.store.StoreException if the store failed: the next run goes on, and may send
     *     the last batch again
     */
    public UsageExport run() {
        Optional<Lease> turn = store.leases().acquire(runId);
        if (turn.isEmpty()) {
            return new UsageExport(false, 0, null, false);
        }
        try (Lease held = turn.get()) {
            Exported exported = Exported.open(store.journal(), runId, clock);
            Instant begin = exported.watermark()
                    .map(newest -> newest.minus(lookBack))
                    .filter(since::isBefore)
                    .orElse(since);
            exported.forgetBefore(Slots.of(begin));
            Walk walk = new Walk(calls, exported, sink, since, pageSize, held);
            // LiteLLM's clock may be ahead of ours.
            boolean complete =
                    walk.over(Slots.of(begin), Slots.of(clock.instant().plus(Exported.LONGEST_LOOK_BACK)) + 1);
            return new UsageExport(true, walk.events(), exported.watermark().orElse(null), complete);
        }
    }

    /** Settings of a {@link UsageExporter}. For one thread. */
    public static final class Builder {
        private static final int LARGEST_PAGE = 1000;

        private final LiteLlmClient liteLlm;
        private final BridgeStore store;
        private final UsageSink sink;
        private final Instant since;
        private String name = "default";
        private Duration lookBack = Duration.ofHours(2);
        private int pageSize = 100;
        private Clock clock = Clock.systemUTC();

        private Builder(LiteLlmClient liteLlm, BridgeStore store, UsageSink sink, Instant since) {
            this.liteLlm = Inputs.present("liteLlm", liteLlm);
            this.store = Inputs.present("store", store);
            this.sink = Inputs.present("sink", sink);
            this.since = Inputs.present("since", since);
        }

        /** What the export is kept under, if one store serves several; {@code default} by default. */
        public Builder name(String exporter) {
            this.name = TextRules.requireIdentity("name", exporter);
            return this;
        }

        /**
         * How much later than it began a call may be logged; 2 hours by default, 24 hours at most. More than the
         * longest call and LiteLLM's delay together.
         */
        public Builder lookBack(Duration time) {
            Inputs.present("lookBack", time);
            if (time.isNegative() || time.compareTo(Exported.LONGEST_LOOK_BACK) > 0) {
                throw new IllegalArgumentException("lookBack must be from 0 to 24 hours, not " + time);
            }
            this.lookBack = time;
            return this;
        }

        /**
         * How many calls are read and handed to the sink at a time, which is what is held in memory; 100 by default,
         * which LiteLLM before 1.97.0 allows at most, 1000 for newer ones.
         */
        public Builder pageSize(int rows) {
            if (rows < 1 || rows > LARGEST_PAGE) {
                throw new IllegalArgumentException("pageSize must be from 1 to " + LARGEST_PAGE + ", not " + rows);
            }
            this.pageSize = rows;
            return this;
        }

        /** For tests. */
        public Builder clock(Clock time) {
            this.clock = Inputs.present("clock", time);
            return this;
        }

        /** The exporter. */
        public UsageExporter build() {
            return new UsageExporter(this);
        }
    }
}
