package io.github.llmbridge.usage;

import io.github.llmbridge.bridge.store.Journal;
import io.github.llmbridge.bridge.store.JournalEntry;
import io.github.llmbridge.bridge.store.JournalRun;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How far the export has got: the watermark, and which calls of the last slots were seen. It stands in a run of the
 * journal that never ends. Positions are used again after two days, so the run does not grow.
 */
final class Exported {
    private static final String KIND = "usage";
    private static final String WATERMARK = "watermark";
    private static final String SEEN = "seen";

    /** How far back a run may look: a slot's position is not another's then. */
    static final Duration LONGEST_LOOK_BACK = Duration.ofHours(24);

    private static final long RING = Duration.ofDays(2).toSeconds() / Slots.LENGTH.toSeconds();

    private final Journal journal;
    private final String runId;
    private final Clock clock;
    private final TreeMap<Long, Set<Long>> seen = new TreeMap<>();
    private @Nullable Instant watermark;

    private Exported(Journal journal, String runId, Clock clock) {
        this.journal = journal;
        this.runId = runId;
        this.clock = clock;
    }

    static Exported open(Journal journal, String runId, Clock clock) {
        journal.begin(JournalRun.begin(runId, KIND, KIND, clock.instant()));
        Exported exported = new Exported(journal, runId, clock);
        exported.read();
        return exported;
    }

    private void read() {
        for (JournalEntry entry : journal.entries(runId, 0, RING + 1)) {
            String detail = entry.detail() == null ? "" : entry.detail();
            if (entry.outcome().equals(WATERMARK)) {
                watermark = Instant.parse(detail);
            } else {
                seen.put(Long.parseLong(entry.key()), Slots.unpack(detail));
            }
        }
    }

    Optional<Instant> watermark() {
        return Optional.ofNullable(watermark);
    }

    /** What is older is not asked for again. */
    void forgetBefore(long slot) {
        seen.headMap(slot).clear();
    }

    boolean has(long slot, long print) {
        return seen.getOrDefault(slot, Set.of()).contains(print);
    }

    /** How many calls were seen from one slot to before another. */
    long count(long from, long to) {
        return seen.subMap(from, to).values().stream().mapToLong(Set::size).sum();
    }

    /** Keeps calls as seen, in one write with the watermark. */
    void add(Collection<Call> calls) {
        Set<Long> changed = new TreeSet<>();
        Instant now = clock.instant();
        for (Call call : calls) {
            seen.computeIfAbsent(call.slot(), slot -> new HashSet<>()).add(call.print());
            changed.add(call.slot());
            // A call of the future would hide those that begin before it.
            Instant time = call.time().isAfter(now) ? now : call.time();
            if (watermark == null || time.isAfter(watermark)) {
                watermark = time;
            }
        }
        List<JournalEntry> entries = new ArrayList<>();
        for (long slot : changed) {
            String prints = Slots.pack(seen.getOrDefault(slot, Set.of()));
            entries.add(new JournalEntry(Math.floorMod(slot, RING), Long.toString(slot), SEEN, prints, now));
        }
        if (watermark != null) {
            entries.add(new JournalEntry(RING, "", WATERMARK, watermark.toString(), now));
        }
        journal.record(runId, entries);
    }

    /** A call by what is kept of it. */
    record Call(Instant time, long slot, long print) {
        static Call of(String id, Instant time) {
            return new Call(time, Slots.of(time), Slots.print(id));
        }
    }
}
