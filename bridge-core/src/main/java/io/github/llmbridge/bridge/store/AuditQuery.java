package io.github.llmbridge.bridge.store;

import io.github.llmbridge.bridge.report.Operation;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which entries of the audit trail are asked for: those that meet every part that is set. Begin with {@link #all()}.
 *
 * @param instance the bridge's name; {@code null} for all
 * @param userId the person; {@code null} for all
 * @param actor who asked; {@code null} for all
 * @param operation what was asked; {@code null} for all
 * @param outcome how it ended; {@code null} for all
 * @param correlationId what the application calls the request; {@code null} for all
 * @param from the first moment; {@code null} for the first of all
 * @param to the first moment after the time that is asked for; {@code null} for no end
 */
public record AuditQuery(
        @Nullable String instance,
        @Nullable String userId,
        @Nullable String actor,
        @Nullable Operation operation,
        AuditEntry.@Nullable Outcome outcome,
        @Nullable String correlationId,
        @Nullable Instant from,
        @Nullable Instant to) {
    /** Every entry. */
    public static AuditQuery all() {
        return new AuditQuery(null, null, null, null, null, null, null, null);
    }

    /** The same of one bridge. */
    public AuditQuery ofInstance(String name) {
        return new AuditQuery(name, userId, actor, operation, outcome, correlationId, from, to);
    }

    /** The same of one person. */
    public AuditQuery ofPerson(String id) {
        return new AuditQuery(instance, id, actor, operation, outcome, correlationId, from, to);
    }

    /** The same by one actor. */
    public AuditQuery by(String name) {
        return new AuditQuery(instance, userId, name, operation, outcome, correlationId, from, to);
    }

    /** The same of one operation. */
    public AuditQuery of(Operation one) {
        return new AuditQuery(instance, userId, actor, one, outcome, correlationId, from, to);
    }

    /** The same with one outcome. */
    public AuditQuery ended(AuditEntry.Outcome one) {
        return new AuditQuery(instance, userId, actor, operation, one, correlationId, from, to);
    }

    /** The same of one request of the application. */
    public AuditQuery correlatedBy(String id) {
        return new AuditQuery(instance, userId, actor, operation, outcome, id, from, to);
    }

    /** The same, from this moment on. */
    public AuditQuery from(Instant moment) {
        return new AuditQuery(instance, userId, actor, operation, outcome, correlationId, moment, to);
    }

    /** The same, before this moment. */
    public AuditQuery before(Instant moment) {
        return new AuditQuery(instance, userId, actor, operation, outcome, correlationId, from, moment);
    }

    /** Whether the entry is one of those that are asked for. */
    public boolean fits(AuditEntry entry) {
        return equalOrUnset(instance, entry.instance())
                && equalOrUnset(userId, entry.userId())
                && equalOrUnset(actor, entry.actor())
                && equalOrUnset(operation, entry.operation())
                && equalOrUnset(outcome, entry.outcome())
                && equalOrUnset(correlationId, entry.correlationId())
                && (from == null || !entry.at().isBefore(from))
                && (to == null || entry.at().isBefore(to));
    }

    private static boolean equalOrUnset(@Nullable Object asked, Object found) {
        return asked == null || asked.equals(found);
    }
}
