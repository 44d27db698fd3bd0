package io.github.llmbridge.subscriptions;

import io.github.llmbridge.bridge.person.BulkWork;
import io.github.llmbridge.bridge.person.Part;
import io.github.llmbridge.bridge.person.ProvisionRequest;
import io.github.llmbridge.bridge.report.InvalidRequestException;
import io.github.llmbridge.bridge.report.PersonNotFoundException;
import io.github.llmbridge.bridge.report.RefusedByPolicyException;
import io.github.llmbridge.bridge.store.StoreException;
import io.github.llmbridge.bridge.tiers.SpentPolicy;
import io.github.llmbridge.http.Inputs;
import io.github.llmbridge.subscriptions.Reached.Access;
import io.github.llmbridge.subscriptions.SubscriptionOutcome.Applied;
import io.github.llmbridge.subscriptions.SubscriptionOutcome.Known;
import io.github.llmbridge.subscriptions.SubscriptionOutcome.Noted;
import io.github.llmbridge.subscriptions.SubscriptionOutcome.Refused;
import io.github.llmbridge.subscriptions.SubscriptionOutcome.Waits;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Leads people through the life of their subscriptions, by the events of a billing system. Thread safe; several
 * instances of an application may share one store.
 *
 * <ul>
 *   <li>An event counts once, by its id, however often it comes. What a killed process left is finished by the next
 *       delivery, or by {@link #due()}.
 *   <li>Events count in the order in which they happened, whatever the order in which they come.
 *   <li>After a failed payment access lasts for a grace, after a cancellation until the end of the period, and of a
 *       trial until its end. {@link #due()} ends it; call it from a timer, such as each minute, in one instance or all.
 *   <li>A person may have several subscriptions. Of those that give access, the one that began last names the tier.
 * </ul>
 *
 * <p>A period that is over without any event ends nothing: billing systems tell of a payment that failed.
 */
public final class Subscriptions {
    private static final Logger LOG = LoggerFactory.getLogger(Subscriptions.class);

    /** A clock that is wrong by more would decide for years. */
    private static final Duration FARTHEST_AHEAD = Duration.ofDays(1);

    private static final String UNKNOWN = "no event has told yet how the subscription began";
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(10);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
    private static final int MOST_DOUBLINGS = 10;
    private static final int AT_ONCE = 100;

    private final SubscriptionStore store;
    private final SubscriptionWork work;
    private final Settings settings;

    /** What the builder was told. */
    record Settings(
            Duration grace,
            Duration hold,
            AtTheEnd end,
            Set<Part> removed,
            SpentPolicy spent,
            Function<Newcomer, ProvisionRequest> request,
            Predicate<String> known,
            Clock clock,
            Supplier<String> holders) {}

    Subscriptions(SubscriptionStore store, SubscriptionWork work, Settings settings) {
        this.store = store;
        this.work = work;
        this.settings = settings;
    }

    /**
     * A builder.
     *
     * @param store keeps what is known
     * @param work does what events lead to
     */
    public static SubscriptionsBuilder builder(SubscriptionStore store, SubscriptionWork work) {
        return new SubscriptionsBuilder(store, work);
    }

    /**
     * Takes an event, and does what it leads to. When it returns, the event is kept; a delivery that ended otherwise
     * must come again.
     *
     * @throws StoreException if the store does not take it
     */
    public SubscriptionOutcome accept(SubscriptionEvent event) {
        Instant now = settings.clock().instant();
        if (Inputs.present("event", event).origin().at().isAfter(now.plus(FARTHEST_AHEAD))) {
            return new Refused(
                    "the event happened in the future, at " + event.origin().at());
        }
        String userId = event.origin().userId();
        boolean isNew = keep(event, now);
        Driven driven = drive(userId);
        return isNew ? outcome(event, driven) : new Known();
    }

    /** Whether it is new. */
    private boolean keep(SubscriptionEvent event, Instant now) {
        String userId = event.origin().userId();
        while (true) {
            SubscriberRecord record = store.find(userId).orElseGet(() -> SubscriberRecord.of(userId));
            if (record.knows(event)) {
                return false;
            }
            if (store.save(record.told(event, now))) {
                return true;
            }
        }
    }

    private SubscriptionOutcome outcome(SubscriptionEvent event, Driven driven) {
        SubscriptionOutcome hindered = driven.hindered();
        if (hindered != null) {
            return hindered;
        }
        if (!driven.steps().isEmpty()) {
            return new Applied(driven.steps());
        }
        SubscriberRecord record = store.find(event.origin().userId()).orElse(null);
        if (record == null) {
            return new Applied(List.of());
        }
        Instant due = record.due();
        boolean hasBegun = Wish.hasBegun(record.events(), event.origin().subscriptionId());
        if (!hasBegun && !settings.known().test(record.userId())) {
            return new Waits(Waits.Reason.START, UNKNOWN, due);
        }
        if (record.isNewest(event)) {
            return due == null ? new Applied(List.of()) : new Waits(Waits.Reason.TIME, "access lasts until then", due);
        }
        return new Noted();
    }

    /**
     * Does what is due: ends access whose time is over, tries again what has failed, finishes what a killed process
     * left. Several instances may do so at once. A person's failure stops nobody.
     *
     * @return for how many people anything was done
     * @throws StoreException if the store does not answer
     */
    public int due() {
        int changed = 0;
        // Each once: whom another instance works for stays due.
        List<String> people = store.due(settings.clock().instant(), AT_ONCE);
        Set<String> seen = new HashSet<>();
        while (seen.addAll(people)) {
            for (String userId : people) {
                changed += drive(userId).steps().isEmpty() ? 0 : 1;
            }
            people = store.due(settings.clock().instant(), AT_ONCE).stream()
                    .filter(userId -> !seen.contains(userId))
                    .toList();
        }
        return changed;
    }

    /** What is known of a person; empty if no event is. */
    public Optional<SubscriberRecord> find(String userId) {
        return store.find(userId);
    }

    /** People for whom anything hinders: what was refused, has failed, or waits for a beginning. */
    public List<SubscriberRecord> troubled(int most) {
        return store.troubled(most);
    }

    /** Tries again what was refused, such as after a tier was added; as {@link #due()} for this person. */
    public boolean retry(String userId) {
        return change(
                        userId,
                        record -> true,
                        record -> record.settled(
                                record.reached(),
                                null,
                                record.trouble(),
                                settings.clock().instant()))
                && !drive(userId).steps().isEmpty();
    }

    /** Forgets all that is known of a person, as privacy may ask for. Nothing is done on the servers. */
    public void forget(String userId) {
        store.delete(userId);
    }

    /**
     * How far a person was led.
     *
     * @param hindered what keeps the person from being led further; {@code null} if nothing does
     */
    private record Driven(
            List<SubscriptionStep> steps, @Nullable SubscriptionOutcome hindered) {}

    private Driven drive(String userId) {
        String holder = settings.holders().get();
        List<SubscriptionStep> steps = new ArrayList<>();
        while (true) {
            SubscriberRecord record = store.find(userId).orElse(null);
            if (record == null) {
                return new Driven(steps, null);
            }
            Instant now = settings.clock().instant();
            Unfinished unfinished = record.unfinished();
            if (unfinished != null && unfinished.isHeldByAnother(holder, now)) {
                return new Driven(
                        steps, new Waits(Waits.Reason.TURN, "somebody works for the person", unfinished.until()));
            }
            Wish wish = wish(record, now);
            if (wish.target().equals(record.refused())) {
                String why = Objects.requireNonNullElse(record.trouble(), "");
                settle(record, record.settled(record.reached(), record.refused(), why, wish.next()));
                return new Driven(steps, new Refused(why));
            }
            Reached reached = NextStep.assumed(record.reached(), unfinished, wish);
            boolean known = settings.known().test(userId);
            NextStep next = NextStep.of(reached, wish, known);
            if (next == null) {
                Waits start = isEarly(reached, wish) ? new Waits(Waits.Reason.START, UNKNOWN, wish.next()) : null;
                String why = start == null ? null : start.why();
                if (settle(record, record.settled(reached, null, why, wish.next()))) {
                    return new Driven(steps, start);
                }
            } else {
                SubscriberRecord begun = record.begun(next, reached, holder, now.plus(settings.hold()));
                if (store.save(begun)) {
                    SubscriptionOutcome hindered = perform(begun, wish);
                    if (hindered != null) {
                        return new Driven(steps, hindered);
                    }
                    steps.add(next.step());
                }
            }
        }
    }

    private Wish wish(SubscriberRecord record, Instant now) {
        return Wish.of(record.events(), now, settings.grace(), settings.end());
    }

    private static boolean isEarly(Reached reached, Wish wish) {
        Access wished = wish.target().access();
        return reached.access() != wished && wished != Access.REMOVED && wished != Access.NONE;
    }

    /** Whether it stands as it should, and nobody has changed it meanwhile. */
    private boolean settle(SubscriberRecord before, SubscriberRecord after) {
        return before.equals(after) || store.save(after);
    }

    /** Does the step; tells what hindered. */
    private @Nullable SubscriptionOutcome perform(SubscriberRecord begun, Wish wish) {
        String userId = begun.userId();
        Unfinished step = Objects.requireNonNull(begun.unfinished(), "a step was begun");
        Predicate<SubscriberRecord> ours = record -> record.isHeldBy(step.holder());
        try {
            work.take(step.workId(), piece(userId, step, wish));
        } catch (InvalidRequestException
                | PersonNotFoundException
                | RefusedByPolicyException
                | IllegalArgumentException e) {
            if (e instanceof PersonNotFoundException && step.step() == SubscriptionStep.REMOVE) {
                LOG.debug("a person to be removed was not there");
            } else {
                String why = text(e);
                change(userId, ours, record -> record.refused(wish.target(), why, wish.next()));
                return new Refused(why);
            }
        } catch (RuntimeException e) {
            Instant next = settings.clock().instant().plus(pause(step.tries()));
            String why = text(e);
            change(userId, ours, record -> record.failed(step, why, next));
            return new Waits(Waits.Reason.RETRY, why, next);
        }
        change(userId, ours, record -> record.done(step, settings.clock().instant()));
        return null;
    }

    private BulkWork piece(String userId, Unfinished step, Wish wish) {
        return switch (step.step()) {
            case PROVISION ->
                new BulkWork.Provision(settings.request()
                        .apply(new Newcomer(
                                userId,
                                Objects.requireNonNull(wish.email(), "a new person has an address"),
                                wish.name(),
                                tier(step))));
            case CHANGE_TIER -> new BulkWork.ChangeTier(userId, tier(step), settings.spent());
            case RENEW -> new BulkWork.Renew(userId);
            case SUSPEND -> new BulkWork.Suspend(userId);
            case RESUME -> new BulkWork.Resume(userId);
            case REMOVE -> new BulkWork.Remove(userId, settings.removed());
        };
    }

    private static String tier(Unfinished step) {
        return Objects.requireNonNull(step.target().tier(), "a tier is wished");
    }

    private static String text(RuntimeException error) {
        return error.getMessage() == null ? error.toString() : error.getMessage();
    }

    private static Duration pause(int failures) {
        Duration doubled = FIRST_PAUSE.multipliedBy(1L << Math.min(failures, MOST_DOUBLINGS));
        return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
    }

    /** Whether there was a record to change. Events that came meanwhile stay. */
    private boolean change(String userId, Predicate<SubscriberRecord> which, UnaryOperator<SubscriberRecord> to) {
        while (true) {
            SubscriberRecord record = store.find(userId).filter(which).orElse(null);
            if (record == null) {
                return false;
            }
            if (store.save(to.apply(record))) {
                return true;
            }
        }
    }
}
