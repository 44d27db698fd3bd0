package io.github.llmbridge.bridge.many;

import io.github.llmbridge.bridge.follow.BridgeFollower;
import io.github.llmbridge.bridge.follow.ChangeFeed;
import io.github.llmbridge.bridge.follow.Changes;
import io.github.llmbridge.bridge.person.FollowOptions;
import io.github.llmbridge.bridge.report.FollowerStatus;
import io.github.llmbridge.bridge.run.Call;
import io.github.llmbridge.bridge.store.Lease;
import io.github.llmbridge.bridge.store.StoreException;
import io.github.llmbridge.http.LlmBridgeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Leads while it has the lease: hears of changes, takes them over, has them worked on. Thread safe. */
final class Follower implements BridgeFollower {
    private static final Logger LOG = LoggerFactory.getLogger(Follower.class);
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(500);
    private static final Duration LISTENING = Duration.ofSeconds(1);
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(10);
    private static final Duration SHORT = Duration.ofMillis(20);

    private final Follow.Parts parts;
    private final ChangeFeed feed;
    private final FollowOptions options;
    private final Call call;

    private @Nullable Thread thread;
    private volatile boolean closed;
    private volatile @Nullable Agenda leading;
    private volatile @Nullable String feedProblem;

    Follower(Follow.Parts parts, ChangeFeed feed, FollowOptions options, Call call) {
        this.parts = parts;
        this.feed = feed;
        this.options = options;
        this.call = call;
    }

    @Override
    public synchronized void start() {
        if (thread == null && !closed) {
            Thread made = parts.threads().newThread(this::untilClosed);
            thread = made;
            made.start();
        }
    }

    /** Nothing but {@link #close} ends it: a follower that has ended unseen is worse than one that fails again. */
    private void untilClosed() {
        while (!closed) {
            try (Lease lease = acquire().orElse(null)) {
                if (lease == null) {
                    parts.sleeper().sleep(BETWEEN_TRIES);
                } else {
                    lead(lease);
                }
            } catch (InterruptedException e) {
                if (!closed) {
                    LOG.warn("following was interrupted by others, and begins anew");
                }
            } catch (RuntimeException | Error e) {
                LOG.warn("following was stopped, and begins anew: {}", e.toString());
                feedProblem = e.toString();
                rest();
            }
        }
    }

    private void rest() {
        try {
            parts.sleeper().sleep(BETWEEN_TRIES);
        } catch (InterruptedException e) {
            LOG.debug("a pause of following was interrupted");
        }
    }

    private Optional<Lease> acquire() {
        try {
            return parts.store().leases().acquire(Follow.lease(parts));
        } catch (StoreException e) {
            LOG.warn("the store does not tell who follows: {}", e.reason());
            return Optional.empty();
        }
    }

    private void lead(Lease lease) throws InterruptedException {
        Agenda agenda = open();
        leading = agenda;
        LOG.info("this instance follows LiteLLM now");
        try (FollowWorkers workers = workers(agenda)) {
            Duration silence = BETWEEN_TRIES;
            Instant compared = parts.clock().instant();
            while (!closed && lease.isHeld()) {
                workers.begin();
                try {
                    Changes changes = feed.since(agenda.place(), listening(agenda));
                    feedProblem = null;
                    silence = BETWEEN_TRIES;
                    boolean isDue = !parts.clock().instant().isBefore(compared.plus(options.compareEvery()));
                    if (changes.isGap() || isDue) {
                        compared = parts.clock().instant();
                    }
                    agenda.take(topics(changes, isDue), changes.place());
                } catch (LlmBridgeException e) {
                    told(e);
                    parts.sleeper().sleep(silence);
                    silence = shorter(silence.multipliedBy(2), LONGEST_SILENCE);
                }
            }
        } finally {
            leading = null;
        }
    }

    private void told(LlmBridgeException e) {
        String why = String.valueOf(e.getMessage());
        if (!why.equals(feedProblem)) {
            LOG.warn("changes of LiteLLM cannot be taken over for now: {}", why);
        }
        feedProblem = why;
    }

    private Agenda open() {
        return Agenda.open(parts.store().journal(), parts.engine().instance(), options, parts.clock());
    }

    private FollowWorkers workers(Agenda agenda) {
        KnownPeople people =
                new KnownPeople(parts.store().people(), parts.engine().instance());
        FollowPerson persons = new FollowPerson(
                parts.engine(),
                parts.tasks(),
                parts.tiers(),
                options,
                people,
                new Departures(options.removals(), parts.clock()),
                call);
        FollowGroup groups = new FollowGroup(parts.engine(), options, people, call);
        FollowWork work = new FollowWork(
                parts.engine(),
                people,
                persons,
                groups,
                new Sweep(parts.engine(), parts.tiers(), options, people, persons, groups),
                agenda,
                call);
        return new FollowWorkers(agenda, work, options.mostAtATime(), parts.threads());
    }

    private static Duration listening(Agenda agenda) {
        Duration due = agenda.untilDue().orElse(LISTENING);
        return due.isNegative() || due.isZero() ? SHORT : shorter(due, LISTENING);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static List<Topic> topics(Changes changes, boolean comparesAll) {
        List<Topic> topics = new ArrayList<>();
        changes.changes().forEach(change -> topics.add(Topic.of(change)));
        if (changes.isGap() || comparesAll) {
            topics.add(Topic.EVERYBODY);
        }
        return topics;
    }

    @Override
    public FollowerStatus once() throws InterruptedException {
        Lease lease = acquire().orElse(null);
        if (lease == null) {
            return status();
        }
        try (lease) {
            Agenda agenda = open();
            leading = agenda;
            try (FollowWorkers workers = workers(agenda)) {
                Changes changes = feed.since(agenda.place(), Duration.ZERO);
                agenda.take(topics(changes, true), changes.place());
                agenda.tryNow();
                workers.begin();
                while (!agenda.isTried() && lease.isHeld()) {
                    parts.sleeper().sleep(SHORT);
                    workers.begin();
                }
            }
            return status(agenda);
        } finally {
            leading = null;
        }
    }

    @Override
    public FollowerStatus status() {
        Agenda agenda = leading;
        return agenda == null ? Follow.status(parts, feedProblem) : status(agenda);
    }

    private FollowerStatus status(Agenda agenda) {
        return new FollowerStatus(
                true,
                true,
                agenda.place(),
                agenda.lastChange(),
                agenda.lag(),
                agenda.size(),
                agenda.failing(),
                agenda.waiting(),
                feedProblem);
    }

    @Override
    public void tryNow() {
        Agenda agenda = leading;
        if (agenda != null) {
            agenda.tryNow();
        }
    }

    @Override
    public void close() {
        closed = true;
        Thread running;
        synchronized (this) {
            running = thread;
            thread = null;
        }
        if (running != null) {
            running.interrupt();
            try {
                running.join(LONGEST_SILENCE.multipliedBy(2).toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        feed.close();
    }
}
