package io.github.llmbridge.subscriptions;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a person with subscriptions. It holds an address and a name, and no secret.
 *
 * @param version how often it was saved; 0 if it never was
 * @param events what was told, in the order in which it came
 * @param lastEvent the id of the newest of them
 * @param steps how many steps have been begun since then
 * @param reached what the person was brought to
 * @param unfinished the step that was begun and not noted as done; {@code null} if there is none
 * @param refused what the bridge refused to bring the person to; {@code null} if it refused nothing
 * @param trouble what hinders, free of secrets; {@code null} if nothing does
 * @param due when somebody must look at it again; {@code null} if only a further event changes anything
 */
public record SubscriberRecord(
        String userId,
        long version,
        List<SubscriptionEvent> events,
        String lastEvent,
        int steps,
        Reached reached,
        @Nullable Unfinished unfinished,
        @Nullable Reached refused,
        @Nullable String trouble,
        @Nullable Instant due) {
    /** Keeps a copy of the list. */
    public SubscriberRecord {
        events = List.copyOf(events);
    }

    static SubscriberRecord of(String userId) {
        return new SubscriberRecord(userId, 0, List.of(), "", 0, Reached.NOTHING, null, null, null, null);
    }

    /** As a store returns it once it is saved. */
    public SubscriberRecord saved() {
        return new SubscriberRecord(
                userId, version + 1, events, lastEvent, steps, reached, unfinished, refused, trouble, due);
    }

    boolean knows(SubscriptionEvent event) {
        return events.stream()
                .anyMatch(
                        known -> known.origin().eventId().equals(event.origin().eventId()));
    }

    /** Whether nothing that happened later is known of the subscription. */
    boolean isNewest(SubscriptionEvent event) {
        return events.stream()
                .filter(known ->
                        known.origin().subscriptionId().equals(event.origin().subscriptionId()))
                .allMatch(known -> Order.OF_EVENTS.compare(known, event) <= 0);
    }

    SubscriberRecord told(SubscriptionEvent event, Instant now) {
        // Whoever works for the person looks again when done.
        Instant next = unfinished != null && unfinished.isHeld(now) ? unfinished.until() : now;
        return new SubscriberRecord(
                userId,
                version,
                Memory.with(events, event),
                event.origin().eventId(),
                0,
                reached,
                unfinished,
                // What was refused is tried again once more is known.
                null,
                trouble,
                next);
    }

    /** A step is begun. The same step goes on under its former id. */
    SubscriberRecord begun(NextStep next, Reached before, String holder, Instant until) {
        Unfinished former = unfinished;
        String newId = steps == 0 ? lastEvent : lastEvent + "/" + (steps + 1);
        Unfinished step = former != null && former.isFor(next)
                ? new Unfinished(former.step(), former.workId(), former.target(), holder, until, former.tries())
                : new Unfinished(next.step(), newId, next.reached(), holder, until, 0);
        return new SubscriberRecord(
                userId,
                version,
                events,
                lastEvent,
                step.workId().equals(newId) ? steps + 1 : steps,
                before,
                step,
                null,
                trouble,
                until);
    }

    boolean isHeldBy(String holder) {
        return unfinished != null && unfinished.holder().equals(holder);
    }

    SubscriberRecord done(Unfinished step, Instant now) {
        return new SubscriberRecord(userId, version, events, lastEvent, steps, step.target(), null, null, null, now);
    }

    SubscriberRecord failed(Unfinished step, String why, Instant next) {
        Unfinished again = new Unfinished(step.step(), step.workId(), step.target(), "", next, step.tries() + 1);
        return new SubscriberRecord(userId, version, events, lastEvent, steps, reached, again, null, why, next);
    }

    SubscriberRecord refused(Reached target, String why, @Nullable Instant next) {
        return new SubscriberRecord(userId, version, events, lastEvent, steps, reached, null, target, why, next);
    }

    /** Nothing is to be done until the time. */
    SubscriberRecord settled(Reached at, @Nullable Reached stillRefused, @Nullable String why, @Nullable Instant next) {
        return new SubscriberRecord(userId, version, events, lastEvent, steps, at, null, stillRefused, why, next);
    }

    /** Without the address and the name. */
    @Override
    public String toString() {
        return "SubscriberRecord[" + userId + ", version " + version + ", " + events.size() + " events, "
                + reached.access() + ", due " + due + "]";
    }
}
