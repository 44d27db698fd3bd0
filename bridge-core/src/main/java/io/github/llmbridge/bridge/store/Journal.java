package io.github.llmbridge.bridge.store;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How far long runs have got, so that a run that was killed goes on where it stopped. A run is a list of entries,
 * each at a position of its input, such as a line of a file. Thread safe; several instances may write entries of one
 * run.
 *
 * <p>Streams are read page by page while they are consumed, and hold nothing open.
 */
public interface Journal {
    /**
     * Begins a run, or finds the one that was begun with this id.
     *
     * @return the run as it is kept: the given one if it is new. Compare its kind and fingerprint with your own
     *     before you go on with it.
     */
    JournalRun begin(JournalRun run);

    /** The run with this id. */
    Optional<JournalRun> run(String runId);

    /** All runs, the newest first. */
    Stream<JournalRun> runs();

    /** Notes that a run has come to its end; does nothing if there is no such run, or it has ended. */
    void end(String runId, Instant at);

    /** Forgets a run and its entries; does nothing if there is no such run. */
    void delete(String runId);

    /**
     * Keeps entries, all or none of them. An entry at a position that has one already takes its place.
     *
     * @throws StoreException if there is no such run, too
     */
    void record(String runId, List<JournalEntry> entries);

    /**
     * The entries of a part of the input, by position: what a run asks before it works on that part.
     *
     * @param from the first position
     * @param to the first position after the part
     */
    List<JournalEntry> entries(String runId, long from, long to);

    /** All entries of a run, by position. */
    Stream<JournalEntry> entries(String runId);

    /** The entries with this key, by position: more than one if the input names it more than once. */
    List<JournalEntry> entriesOf(String runId, String key);

    /** How many entries have which outcome. */
    Map<String, Long> counts(String runId);
}
