package io.github.llmbridge.contract.bridge;

import io.github.llmbridge.bridge.store.AuditTrail;
import io.github.llmbridge.bridge.store.BridgeStore;
import io.github.llmbridge.bridge.store.InMemoryStore;
import io.github.llmbridge.bridge.store.Journal;
import io.github.llmbridge.bridge.store.JournalEntry;
import io.github.llmbridge.bridge.store.JournalRun;
import io.github.llmbridge.bridge.store.Leases;
import io.github.llmbridge.bridge.store.People;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A journal of one run in a file, which is appended to and survives its process; it reads the file for each question. */
final class FileJournal implements Journal {
    private final Path file;

    FileJournal(Path file) {
        this.file = file;
    }

    /** A store with this journal, and all else in memory. */
    BridgeStore store() {
        InMemoryStore rest = new InMemoryStore();
        return new BridgeStore() {
            @Override
            public People people() {
                return rest.people();
            }

            @Override
            public Journal journal() {
                return FileJournal.this;
            }

            @Override
            public AuditTrail audit() {
                return rest.audit();
            }

            @Override
            public Leases leases() {
                return rest.leases();
            }

            @Override
            public void close() {
                rest.close();
            }
        };
    }

    @Override
    public JournalRun begin(JournalRun run) {
        return run;
    }

    @Override
    public Optional<JournalRun> run(String runId) {
        return Optional.empty();
    }

    @Override
    public Stream<JournalRun> runs() {
        return Stream.empty();
    }

    @Override
    public void end(String runId, Instant at) {}

    @Override
    public void delete(String runId) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void record(String runId, List<JournalEntry> entries) {
        try {
            Files.writeString(
                    file,
                    entries.stream()
                            .map(entry -> entry.position() + "\t" + entry.key() + "\t" + entry.outcome() + "\n")
                            .collect(Collectors.joining()),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<JournalEntry> entries(String runId, long from, long to) {
        return matching(entry -> entry.position() >= from && entry.position() < to);
    }

    @Override
    public Stream<JournalEntry> entries(String runId) {
        return matching(entry -> true).stream();
    }

    @Override
    public List<JournalEntry> entriesOf(String runId, String key) {
        return matching(entry -> entry.key().equals(key));
    }

    @Override
    public Map<String, Long> counts(String runId) {
        return entries(runId).collect(Collectors.groupingBy(JournalEntry::outcome, Collectors.counting()));
    }

    private List<JournalEntry> matching(Predicate<JournalEntry> wanted) {
        Map<Long, JournalEntry> entries = new TreeMap<>();
        try (Stream<String> lines = Files.exists(file) ? Files.lines(file) : Stream.empty()) {
            lines.map(line -> line.split("\t"))
                    .filter(parts -> parts.length == 3)
                    .map(parts -> new JournalEntry(Long.parseLong(parts[0]), parts[1], parts[2], null, Instant.EPOCH))
                    .filter(wanted)
                    .forEach(entry -> entries.put(entry.position(), entry));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.copyOf(entries.values());
    }
}
