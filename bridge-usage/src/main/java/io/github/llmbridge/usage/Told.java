package io.github.llmbridge.usage;

import io.github.llmbridge.bridge.store.Journal;
import io.github.llmbridge.bridge.store.JournalEntry;
import io.github.llmbridge.bridge.store.JournalRun;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which part of whose budget was told in which period. It stands in a run of the journal that never ends, one entry for
 * each person who was ever told of.
 */
final class Told {
    private static final String KIND = "budget";
    private static final String NEVER = "never";

    private final Journal journal;
    private final String runId;
    private final Clock clock;

    Told(Journal journal, String runId, Clock clock) {
        this.journal = journal;
        this.runId = runId;
        this.clock = clock;
    }

    static String period(@Nullable Instant resetsAt) {
        return resetsAt == null ? NEVER : resetsAt.toString();
    }

    /** The highest part that was told of this period; 0 if none was. */
    int percent(String userId, String period) {
        return journal.entriesOf(runId, userId).stream()
                .map(entry -> entry.detail() == null ? "" : entry.detail())
                .map(detail -> detail.split(" ", 2))
                .filter(words -> words.length == 2 && words[1].equals(period))
                .mapToInt(words -> Integer.parseInt(words[0]))
                .max()
                .orElse(0);
    }

    void note(String userId, String period, int percent) {
        Instant now = clock.instant();
        journal.begin(JournalRun.begin(runId, KIND, KIND, now));
        journal.record(runId, List.of(new JournalEntry(position(userId), userId, "told", percent + " " + period, now)));
    }

    /** That of the person's last entry, or a free one. */
    private long position(String userId) {
        long position = Slots.print(userId) >>> 1;
        List<JournalEntry> there = journal.entries(runId, position, position + 1);
        while (!there.isEmpty() && !there.get(0).key().equals(userId)) {
            position = (position + 1) & (Long.MAX_VALUE >> 1);
            there = journal.entries(runId, position, position + 1);
        }
        return position;
    }
}
