package io.github.llmbridge.bridge.run;

import io.github.llmbridge.bridge.person.Standing;
import io.github.llmbridge.bridge.report.Operation;
import io.github.llmbridge.bridge.report.PlannedChange;
import io.github.llmbridge.bridge.report.Problem;
import io.github.llmbridge.bridge.report.StepError;
import io.github.llmbridge.bridge.report.StepResult;
import io.github.llmbridge.bridge.store.AuditChange;
import io.github.llmbridge.bridge.store.AuditEntry;
import io.github.llmbridge.bridge.store.PersonRecord;
import io.github.llmbridge.bridge.store.StoreException;
import io.github.llmbridge.litellm.KeyHash;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the store is told of one operation. The audit entry is written before the first change, so that no change is
 * made that could not be recorded, and again at the end. What cannot be written at the end is a problem of the
 * result. Used by one thread at a time.
 */
final class Recording {
    private static final Logger LOG = LoggerFactory.getLogger(Recording.class);

    private final Books books;
    private final Call call;
    private final Operation operation;
    private final String userId;
    private final List<AuditChange> made = new ArrayList<>();
    private List<PlannedChange> planned = List.of();
    private @Nullable AuditEntry begun;
    private @Nullable AuditEntry ended;

    Recording(Books books, Call call, Operation operation, String userId) {
        this.books = books;
        this.call = call;
        this.operation = operation;
        this.userId = userId;
    }

    /**
     * These changes are about to be made.
     *
     * @throws StoreException if that cannot be written; then they must not be made
     */
    void begin(List<PlannedChange> changes) {
        planned = List.copyOf(changes);
        if (begun == null && !changes.isEmpty()) {
            AuditEntry entry = entry(AuditChanges.ahead(changes), AuditEntry.Outcome.UNDER_WAY, null);
            books.store().audit().save(entry);
            begun = entry;
        }
    }

    /** A try has ended, and another one follows. */
    void tried(List<StepResult> steps) {
        made.addAll(AuditChanges.made(planned, steps));
        planned = List.of();
    }

    /** The operation has reached its end. */
    Optional<Problem> done(List<StepResult> steps) {
        tried(steps);
        return end(AuditEntry.Outcome.DONE, null);
    }

    /** A step has failed, or the operation was stopped. */
    Optional<Problem> failed(List<StepResult> steps, RuntimeException error) {
        tried(steps);
        return end(AuditEntry.Outcome.FAILED, error);
    }

    /** A policy has refused the operation. */
    void refused(RuntimeException error) {
        // Only a later try of an operation that has begun can have changed something.
        save(begun == null ? AuditEntry.Outcome.REFUSED : AuditEntry.Outcome.FAILED, error);
    }

    /** The operation cannot go on; usually that comes to light before anything is changed. */
    void stopped(List<StepResult> steps, RuntimeException error) {
        tried(steps);
        if (begun != null || !made.isEmpty()) {
            save(AuditEntry.Outcome.FAILED, error);
        }
    }

    /**
     * What the person is now.
     *
     * @param email {@code null} if it is not known
     * @param accountId {@code null} if there is no account
     * @param tier {@code null} if there is no key
     * @param keyHash {@code null} if there is no key
     */
    Optional<Problem> person(
            @Nullable String email,
            @Nullable String accountId,
            @Nullable String tier,
            @Nullable KeyHash keyHash,
            Standing standing) {
        PersonRecord person = new PersonRecord(
                books.instance(),
                userId,
                email,
                accountId,
                tier,
                keyHash,
                standing,
                books.clock().instant());
        return told("what the person is now", () -> books.store().people().save(person));
    }

    /** The person is gone. */
    Optional<Problem> gone() {
        return told("that the person is gone", () -> books.store().people().delete(books.instance(), userId));
    }

    /** The entry as it is at the end; empty if nothing was changed. */
    Optional<AuditEntry> ended() {
        return Optional.ofNullable(ended);
    }

    private Optional<Problem> end(AuditEntry.Outcome outcome, @Nullable RuntimeException error) {
        if (begun == null && made.isEmpty()) {
            return Optional.empty();
        }
        AuditEntry entry = entry(made, outcome, error == null ? null : StepError.of(error));
        ended = entry;
        return told(
                "how it ended, in the audit trail", () -> books.store().audit().save(entry));
    }

    /** Where there is no result, what the store threw goes with the exception. */
    private void save(AuditEntry.Outcome outcome, RuntimeException error) {
        AuditEntry entry = entry(made, outcome, StepError.of(error));
        ended = entry;
        try {
            books.store().audit().save(entry);
        } catch (StoreException e) {
            error.addSuppressed(e);
        }
    }

    private Optional<Problem> told(String what, Runnable write) {
        try {
            write.run();
            return Optional.empty();
        } catch (StoreException e) {
            LOG.warn("the store was not told {}: operation={} reason={}", what, operation, e.reason());
            return Optional.of(new Problem(
                    Problem.Kind.STORE_NOT_WRITTEN, "the store was not told " + what + ": " + e.getMessage()));
        }
    }

    private AuditEntry entry(List<AuditChange> changes, AuditEntry.Outcome outcome, @Nullable StepError error) {
        String id = begun == null ? books.ids().get() : begun.id();
        String actor = call.actor();
        String correlationId = call.correlationId();
        return new AuditEntry(
                id,
                begun == null ? books.clock().instant() : begun.at(),
                books.instance(),
                actor == null ? books.instance() : actor,
                operation,
                userId,
                correlationId == null ? id : correlationId,
                changes,
                outcome,
                error);
    }
}
