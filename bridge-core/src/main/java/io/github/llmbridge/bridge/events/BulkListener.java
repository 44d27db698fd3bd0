package io.github.llmbridge.bridge.events;

import io.github.llmbridge.bridge.report.BulkOutcome;

/**
 * Hears how a bulk run goes: for a progress bar, or to keep the outcomes. Called in the thread that called {@code
 * bulk}, once for each entry of the input, in the order in which they end. What it throws stops nothing, and the
 * report tells the first of it.
 */
@FunctionalInterface
public interface BulkListener {
    /** A listener that hears nothing. */
    BulkListener NONE = (outcome, progress) -> {};

    /** An entry has an outcome. The note of it in the store is written before. */
    void ended(BulkOutcome outcome, BulkProgress progress);
}
