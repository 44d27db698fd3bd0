package io.github.llmbridge.bridge.many;

import io.github.llmbridge.bridge.report.BulkOutcome;
import io.github.llmbridge.bridge.report.BulkOutcome.Kind;
import io.github.llmbridge.bridge.report.InvalidRequestException;
import io.github.llmbridge.bridge.store.Journal;
import io.github.llmbridge.bridge.store.JournalEntry;
import io.github.llmbridge.bridge.store.JournalRun;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What of one bulk run is done, asked for a part of the input at a time. Not thread safe. */
final class RunJournal {
    private static final String KIND = "bulk";
    private static final int PART = 1_000;
    private static final Set<String> FINAL =
            Arrays.stream(Kind.values()).filter(Kind::isFinal).map(Kind::name).collect(Collectors.toUnmodifiableSet());

    private final Journal journal;
    private final String runId;
    private final Clock clock;
    private long from;
    private long to;
    private Set<Long> done = Set.of();

    private RunJournal(Journal journal, String runId, Clock clock) {
        this.journal = journal;
        this.runId = runId;
        this.clock = clock;
    }

    /**
     * Begins the run, or goes on with it.
     *
     * @throws InvalidRequestException if it was begun with another input
     */
    static RunJournal begin(Journal journal, String runId, String fingerprint, Clock clock) {
        JournalRun kept = journal.begin(JournalRun.begin(runId, KIND, fingerprint, clock.instant()));
        if (!kept.kind().equals(KIND) || !kept.fingerprint().equals(fingerprint)) {
            throw new InvalidRequestException("the run '" + runId + "' was begun at " + kept.begun()
                    + " with another input; give this input another name, or delete the run");
        }
        return new RunJournal(journal, runId, clock);
    }

    /** Whether an earlier call has done what stands at this position. */
    boolean isDone(long position) {
        if (position < from || position >= to) {
            from = position;
            to = position + PART;
            done = journal.entries(runId, from, to).stream()
                    .filter(entry -> FINAL.contains(entry.outcome()))
                    .map(JournalEntry::position)
                    .collect(Collectors.toUnmodifiableSet());
        }
        return done.contains(position);
    }

    /** Notes how entries ended. */
    void note(List<BulkOutcome> outcomes) {
        List<JournalEntry> entries = outcomes.stream()
                .filter(outcome -> outcome.kind() != Kind.DONE_BEFORE && outcome.kind() != Kind.NOT_BEGUN)
                .map(outcome -> new JournalEntry(
                        outcome.position(), outcome.userId(), outcome.kind().name(), outcome.why(), clock.instant()))
                .toList();
        if (!entries.isEmpty()) {
            journal.record(runId, entries);
        }
    }

    void end() {
        journal.end(runId, clock.instant());
    }
}
