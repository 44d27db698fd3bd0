package io.github.llmbridge.bridge.store;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The journal of {@link InMemoryStore}. */
final class MemoryJournal implements Journal {
    private record Place(String runId, long position) {}

    private final Map<String, JournalRun> runs;
    private final Map<Place, JournalEntry> entries;

    MemoryJournal(int most) {
        runs = new NewestOf<>(most);
        entries = new NewestOf<>(most);
    }

    @Override
    public synchronized JournalRun begin(JournalRun run) {
        return runs.computeIfAbsent(run.id(), id -> run);
    }

    @Override
    public synchronized Optional<JournalRun> run(String runId) {
        return Optional.ofNullable(runs.get(runId));
    }

    @Override
    public synchronized Stream<JournalRun> runs() {
        return List.copyOf(runs.values()).stream()
                .sorted(Comparator.comparing(JournalRun::begun).reversed().thenComparing(JournalRun::id));
    }

    @Override
    public synchronized void end(String runId, Instant at) {
        runs.computeIfPresent(runId, (id, run) -> run.endedAt(at));
    }

    @Override
    public synchronized void delete(String runId) {
        runs.remove(runId);
        entries.keySet().removeIf(place -> place.runId().equals(runId));
    }

    @Override
    public synchronized void record(String runId, List<JournalEntry> given) {
        if (!runs.containsKey(runId)) {
            throw new StoreException(StoreException.Reason.REFUSED, "there is no run '" + runId + "'", null);
        }
        given.forEach(entry -> entries.put(new Place(runId, entry.position()), entry));
    }

    @Override
    public List<JournalEntry> entries(String runId, long from, long to) {
        return matching(runId, entry -> entry.position() >= from && entry.position() < to);
    }

    @Override
    public Stream<JournalEntry> entries(String runId) {
        return matching(runId, entry -> true).stream();
    }

    @Override
    public List<JournalEntry> entriesOf(String runId, String key) {
        return matching(runId, entry -> entry.key().equals(key));
    }

    @Override
    public Map<String, Long> counts(String runId) {
        return entries(runId).collect(Collectors.groupingBy(JournalEntry::outcome, Collectors.counting()));
    }

    private synchronized List<JournalEntry> matching(String runId, Predicate<JournalEntry> wanted) {
        return entries.entrySet().stream()
                .filter(kept -> kept.getKey().runId().equals(runId) && wanted.test(kept.getValue()))
                .map(Map.Entry::getValue)
                .sorted(Comparator.comparingLong(JournalEntry::position))
                .toList();
    }
}
