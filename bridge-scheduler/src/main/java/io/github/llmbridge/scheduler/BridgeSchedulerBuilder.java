package io.github.llmbridge.scheduler;

import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import io.github.llmbridge.bridge.BridgeFacade;
import io.github.llmbridge.bridge.person.Removals;
import io.github.llmbridge.http.Inputs;
import io.github.llmbridge.http.TextRules;
import io.github.llmbridge.jdbc.JdbcStore;
import java.time.Duration;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Builds a {@link BridgeScheduler}. Not thread safe. */
public final class BridgeSchedulerBuilder {
    private final BridgeFacade bridge;
    private final JdbcStore store;
    private String instance = "default";
    private int atATime = 4;
    private int tries = 10;
    private Duration firstPause = Duration.ofSeconds(5);
    private Duration longestPause = Duration.ofMinutes(15);
    private Duration poll = Duration.ofSeconds(1);
    private Duration heartbeat = Duration.ofSeconds(3);
    private Duration closing = Duration.ofSeconds(30);
    private Duration keeping = Duration.ofDays(30);
    private @Nullable Schedule reconciling;
    private Removals removals = Removals.USUAL;
    private WorkListener listener = WorkListener.NONE;

    BridgeSchedulerBuilder(BridgeFacade bridge, JdbcStore store) {
        this.bridge = Inputs.present("bridge", bridge);
        this.store = Inputs.present("store", store);
    }

    /** The bridge's name, as its own builder was told; {@code default} if not set. Bridges share no work. */
    public BridgeSchedulerBuilder instance(String name) {
        this.instance = TextRules.requireIdentity("instance", name);
        return this;
    }

    /** How many people this instance works on at a time at most; 4 if not set. */
    public BridgeSchedulerBuilder atATime(int people) {
        if (people < 1) {
            throw new IllegalArgumentException("atATime must be positive, not " + people);
        }
        this.atATime = people;
        return this;
    }

    /** How often a piece of work is tried in all, before it is listed as failed; 10 times if not set. */
    public BridgeSchedulerBuilder tries(int most) {
        if (most < 1) {
            throw new IllegalArgumentException("tries must be positive, not " + most);
        }
        this.tries = most;
        return this;
    }

    /**
     * How long to wait before a further try; 5 seconds to 15 minutes if not set. With 10 tries that is 37 minutes in
     * all.
     *
     * @param first the pause after the first failure; it doubles with each further one
     * @param longest the pause that it grows to
     */
    public BridgeSchedulerBuilder pauses(Duration first, Duration longest) {
        this.firstPause = requirePositive("first pause", first);
        this.longestPause = requirePositive("longest pause", longest);
        return this;
    }

    /** How often the table is asked for work that other instances handed in; each second if not set. */
    public BridgeSchedulerBuilder poll(Duration every) {
        this.poll = requirePositive("poll", every);
        return this;
    }

    /**
     * How often an instance gives a sign of life while it works; each 3 seconds if not set. After 4 that are missing
     * another instance takes its work over, 6 of these times after it was killed at the latest.
     */
    public BridgeSchedulerBuilder heartbeat(Duration every) {
        this.heartbeat = requirePositive("heartbeat", every);
        return this;
    }

    /**
     * How long {@link BridgeScheduler#close} waits for what is under way before it interrupts it; 30 seconds if not
     * set.
     */
    public BridgeSchedulerBuilder closing(Duration longest) {
        this.closing = requirePositive("closing", longest);
        return this;
    }

    /**
     * How long work that has ended is remembered, failed work included; 30 days if not set. For so long an id that is
     * handed in again is known.
     */
    public BridgeSchedulerBuilder keep(Duration time) {
        this.keeping = requirePositive("keep", time);
        return this;
    }

    /**
     * Reconciles everybody, on one instance at a time: at the start of the first one, and from then on this long after
     * each end. Never if not set.
     */
    public BridgeSchedulerBuilder reconcileEvery(Duration pause) {
        this.reconciling = Schedules.fixedDelay(requirePositive("reconcileEvery", pause));
        return this;
    }

    /**
     * The same at given times.
     *
     * @param pattern second, minute, hour, day of the month, month and day of the week, such as {@code 0 30 3 * * *}
     * @throws IllegalArgumentException if the pattern is none
     */
    public BridgeSchedulerBuilder reconcileAt(String pattern, ZoneId zone) {
        this.reconciling = Schedules.cron(Inputs.present("pattern", pattern), Inputs.present("zone", zone));
        return this;
    }

    /** From how many people a reconciliation may take something away; {@link Removals#USUAL} if not set. */
    public BridgeSchedulerBuilder removals(Removals allowed) {
        this.removals = Inputs.present("removals", allowed);
        return this;
    }

    /** Who hears how work goes; nobody if not set. */
    public BridgeSchedulerBuilder listener(WorkListener value) {
        this.listener = Inputs.present("listener", value);
        return this;
    }

    /**
     * A scheduler that takes work at once, and does work once it is started.
     *
     * @throws IllegalStateException if the store is not on PostgreSQL
     * @throws io.github.llmbridge.bridge.store.StoreException if the database does not answer
     */
    public BridgeScheduler build() {
        return new BridgeScheduler(
                bridge,
                store.work(instance),
                new BridgeScheduler.Settings(
                        instance,
                        atATime,
                        new Retries(tries, firstPause, longestPause),
                        poll,
                        heartbeat,
                        closing,
                        keeping,
                        reconciling,
                        removals,
                        listener));
    }

    private static Duration requirePositive(String field, Duration value) {
        if (Inputs.present(field, value).isNegative() || value.isZero()) {
            throw new IllegalArgumentException(field + " must be positive, not " + value);
        }
        return value;
    }
}
