package io.github.llmbridge.bridge.many;

import io.github.llmbridge.bridge.events.BulkListener;
import io.github.llmbridge.bridge.events.BulkProgress;
import io.github.llmbridge.bridge.report.BulkOutcome;
import io.github.llmbridge.bridge.report.BulkOutcome.Kind;
import io.github.llmbridge.bridge.report.StepError;
import io.github.llmbridge.bridge.store.StoreException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Notes, counts and tells how entries ended; the note comes first. Not thread safe. */
final class BulkOutcomes {
    private static final int MOST_HELD_BACK = 100;

    private final @Nullable RunJournal journal;
    private final BulkListener listener;
    private final Map<Kind, Long> counts = new EnumMap<>(Kind.class);
    private final List<BulkOutcome> held = new ArrayList<>();
    private long told;
    private @Nullable StoreException storeError;
    private @Nullable StepError listenerError;

    BulkOutcomes(@Nullable RunJournal journal, BulkListener listener) {
        this.journal = journal;
        this.listener = listener;
    }

    boolean isDone(long position) {
        try {
            return journal != null && journal.isDone(position);
        } catch (StoreException e) {
            storeError = e;
            return false;
        }
    }

    /** Keeps an outcome until {@link #tell}, which comes by itself from time to time. */
    void add(BulkOutcome outcome, int underWay, int atATime) {
        held.add(outcome);
        if (held.size() == MOST_HELD_BACK) {
            tell(underWay, atATime);
        }
    }

    /** Notes and tells what is held back. What the store does not take is told all the same: it was done. */
    void tell(int underWay, int atATime) {
        if (held.isEmpty()) {
            return;
        }
        if (journal != null && storeError == null) {
            try {
                journal.note(held);
            } catch (StoreException e) {
                storeError = e;
            }
        }
        for (BulkOutcome outcome : List.copyOf(held)) {
            counts.merge(outcome.kind(), 1L, Long::sum);
            told++;
            tell(outcome, new BulkProgress(told, underWay, atATime));
        }
        held.clear();
    }

    private void tell(BulkOutcome outcome, BulkProgress progress) {
        try {
            listener.ended(outcome, progress);
        } catch (RuntimeException e) {
            listenerError = listenerError == null ? StepError.of(e) : listenerError;
        }
    }

    /** Notes that the run has come to its end. */
    void end() {
        if (journal != null && storeError == null) {
            try {
                journal.end();
            } catch (StoreException e) {
                storeError = e;
            }
        }
    }

    @Nullable StoreException storeError() {
        return storeError;
    }

    @Nullable StepError listenerError() {
        return listenerError;
    }

    Map<Kind, Long> counts() {
        return counts;
    }
}
