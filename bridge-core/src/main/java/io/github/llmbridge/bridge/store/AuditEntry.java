package io.github.llmbridge.bridge.store;

import io.github.llmbridge.bridge.report.Operation;
import io.github.llmbridge.bridge.report.StepError;
import io.github.llmbridge.http.Inputs;
import io.github.llmbridge.http.TextRules;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One operation that changed something of a person, or was about to. It holds no secret.
 *
 * @param id names the entry
 * @param at when the operation was about to make its first change, in UTC, to the millisecond
 * @param instance the bridge's name
 * @param actor who asked for it, as the application names it; the bridge's name if the application named nobody
 * @param operation what was asked
 * @param userId the person's id in LiteLLM
 * @param correlationId what the application calls the request that led to it; the entry's id if it named none
 * @param changes what was changed. While the operation is under way: what it is about to change
 * @param outcome how it ended
 * @param error why it failed or was refused; {@code null} else
 */
public record AuditEntry(
        String id,
        Instant at,
        String instance,
        String actor,
        Operation operation,
        String userId,
        String correlationId,
        List<AuditChange> changes,
        Outcome outcome,
        @Nullable StepError error) {
    public AuditEntry {
        TextRules.requireIdentity("id", id);
        at = Inputs.present("at", at).truncatedTo(ChronoUnit.MILLIS);
        Inputs.present("instance", instance);
        Inputs.present("actor", actor);
        Inputs.present("operation", operation);
        Inputs.present("userId", userId);
        Inputs.present("correlationId", correlationId);
        Inputs.present("outcome", outcome);
        changes = List.copyOf(changes);
    }

    /** How an operation ended. */
    public enum Outcome {
        /**
         * It has not ended. If it began long ago, its process died, or the store could not be told of its end: the same
         * call finishes what is left, with an entry of its own.
         */
        UNDER_WAY,
        /** All changes were made. */
        DONE,
        /** A step failed. Changes of the steps before it were made; its own may have been. */
        FAILED,
        /** A policy refused; nothing was changed. */
        REFUSED
    }
}
