package io.github.llmbridge.bridge.many;

import io.github.llmbridge.bridge.person.FollowOptions;
import io.github.llmbridge.bridge.report.FollowerStatus.Open;
import io.github.llmbridge.bridge.store.Journal;
import io.github.llmbridge.bridge.store.JournalEntry;
import io.github.llmbridge.bridge.store.JournalRun;
import io.github.llmbridge.bridge.store.StoreException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a follower has taken over and not done. It stands in the store before it is worked on, together with the feed's
 * place, and leaves the store once it is done. One thing is worked on once at a time. Thread safe.
 */
final class Agenda {
    private static final String KIND = "follow";
    private static final String PLACE = "PLACE";
    private static final String TODO = "TODO";
    private static final String FAILED = "FAILED";
    private static final String WAITS = "WAITS";
    private static final String FREE = "FREE";
    private static final long PLACE_POSITION = 0;

    /** The next comparison of everybody finds what is left then. */
    private static final int MOST_LOOKS = 6;

    private final Journal journal;
    private final String runId;
    private final Clock clock;
    private final Duration firstPause;
    private final Duration longestPause;
    private final Map<Topic, Item> items = new LinkedHashMap<>();
    private final Deque<Long> freeSlots = new ArrayDeque<>();
    private long nextSlot = PLACE_POSITION + 1;
    private @Nullable String place;
    private @Nullable Instant lastChange;

    private Agenda(Journal journal, String instance, FollowOptions options, Clock clock) {
        this.journal = journal;
        this.runId = runId(instance);
        this.clock = clock;
        this.firstPause = options.firstPause();
        this.longestPause = options.longestPause();
    }

    /** Something to do, since it was taken over. */
    private static final class Item {
        private final long slot;
        private Instant since;
        private Instant due;
        private int tries;
        private boolean running;
        private boolean again;
        private boolean waits;
        private @Nullable String why;

        Item(long slot, Instant since) {
            this.slot = slot;
            this.since = since;
            this.due = since;
        }
    }

    /** What another follower left, and where it ended. */
    static Agenda open(Journal journal, String instance, FollowOptions options, Clock clock) {
        Agenda agenda = new Agenda(journal, instance, options, clock);
        journal.begin(JournalRun.begin(agenda.runId, KIND, "", clock.instant()));
        journal.entries(agenda.runId).forEach(agenda::add);
        return agenda;
    }

    /** What is kept, as somebody sees it who does not follow. */
    static Kept kept(Journal journal, String instance) {
        String runId = runId(instance);
        return journal.run(runId).isEmpty()
                ? new Kept(null, List.of())
                : Kept.of(journal.entries(runId).toList());
    }

    /**
     * What is kept.
     *
     * @param place the feed's place
     * @param open what is not done
     */
    record Kept(@Nullable JournalEntry place, List<JournalEntry> open) {
        private static Kept of(List<JournalEntry> entries) {
            return new Kept(
                    entries.stream()
                            .filter(entry -> entry.outcome().equals(PLACE))
                            .findFirst()
                            .orElse(null),
                    entries.stream()
                            .filter(entry -> List.of(TODO, FAILED, WAITS).contains(entry.outcome()))
                            .toList());
        }

        List<Open> failing() {
            return told(FAILED);
        }

        List<Open> waiting() {
            return told(WAITS);
        }

        Optional<Instant> oldest() {
            return open.stream()
                    .filter(entry -> entry.outcome().equals(TODO))
                    .map(JournalEntry::at)
                    .min(Instant::compareTo);
        }

        private List<Open> told(String outcome) {
            return open.stream()
                    .filter(entry -> entry.outcome().equals(outcome))
                    .map(entry -> {
                        Topic topic = Topic.of(entry.key());
                        return new Open(topic.kind().name(), topic.id(), String.valueOf(entry.detail()), 0, null);
                    })
                    .toList();
        }
    }

    private static String runId(String instance) {
        return KIND + "/" + instance;
    }

    private void add(JournalEntry entry) {
        nextSlot = Math.max(nextSlot, entry.position() + 1);
        if (entry.outcome().equals(PLACE)) {
            place = entry.detail();
            lastChange = entry.at();
        } else if (entry.outcome().equals(FREE)) {
            freeSlots.add(entry.position());
        } else {
            Item item = new Item(entry.position(), entry.at());
            item.why = entry.outcome().equals(TODO) ? null : entry.detail();
            item.waits = entry.outcome().equals(WAITS);
            items.put(Topic.of(entry.key()), item);
        }
    }

    synchronized @Nullable String place() {
        return place;
    }

    synchronized @Nullable Instant lastChange() {
        return lastChange;
    }

    /** Takes things over, with the feed's place from which it goes on. */
    synchronized void take(Collection<Topic> topics, @Nullable String newPlace) {
        Instant now = clock.instant();
        Map<Topic, Item> added = new LinkedHashMap<>();
        List<JournalEntry> entries = new ArrayList<>();
        for (Topic topic : topics) {
            if (!items.containsKey(topic) && !added.containsKey(topic)) {
                Item item = new Item(freeSlots.isEmpty() ? nextSlot++ : freeSlots.remove(), now);
                added.put(topic, item);
                entries.add(entry(topic, item, TODO, null));
            }
        }
        if (newPlace != null && !newPlace.equals(place)) {
            entries.add(new JournalEntry(PLACE_POSITION, "", PLACE, newPlace, now));
        }
        try {
            record(entries);
        } catch (StoreException e) {
            added.values().forEach(item -> freeSlots.add(item.slot));
            throw e;
        }
        topics.stream().filter(items::containsKey).forEach(topic -> again(items.get(topic), now));
        items.putAll(added);
        place = newPlace == null ? place : newPlace;
        lastChange = topics.isEmpty() ? lastChange : now;
        notifyAll();
    }

    private static void again(@Nullable Item item, Instant now) {
        if (item == null) {
            return;
        }
        if (item.running) {
            item.again = true;
        } else {
            item.due = now;
        }
    }

    /** The next thing that is due; it is not handed out again until it is done or has failed. */
    synchronized Optional<Topic> next() {
        Instant now = clock.instant();
        for (Map.Entry<Topic, Item> one : items.entrySet()) {
            Item item = one.getValue();
            if (!item.running && !item.due.isAfter(now)) {
                item.running = true;
                item.again = false;
                return Optional.of(one.getKey());
            }
        }
        return Optional.empty();
    }

    /** It is done, unless it was taken over once more meanwhile. */
    synchronized void done(Topic topic) {
        Item item = items.get(topic);
        if (item == null) {
            return;
        }
        item.running = false;
        if (item.again) {
            item.again = false;
            item.tries = 0;
            item.due = clock.instant();
        } else {
            items.remove(topic);
            freeSlots.add(item.slot);
            record(List.of(entry(topic, item, FREE, null)));
        }
        notifyAll();
    }

    /**
     * It is tried again after a pause.
     *
     * @param waits whether it waits for a token
     */
    synchronized void failed(Topic topic, String why, boolean waits) {
        Item item = items.get(topic);
        if (item == null) {
            return;
        }
        boolean told = why.equals(item.why) && item.waits == waits;
        item.running = false;
        item.tries++;
        item.why = why;
        item.waits = waits;
        item.due = item.again ? clock.instant() : clock.instant().plus(pause(item.tries));
        item.again = false;
        if (!told) {
            record(List.of(entry(topic, item, waits ? WAITS : FAILED, why)));
        }
        notifyAll();
    }

    /** It is looked at again soon, some times, which is no failure. */
    synchronized void later(Topic topic) {
        Item item = items.get(topic);
        if (item != null && item.tries < MOST_LOOKS) {
            item.running = false;
            item.tries++;
            item.due = clock.instant().plus(pause(item.tries));
        } else {
            done(topic);
        }
    }

    /** It was stopped before its end. */
    synchronized void stopped(Topic topic) {
        Item item = items.get(topic);
        if (item != null) {
            item.running = false;
        }
    }

    /** All that failed or waits is due. */
    synchronized void tryNow() {
        Instant now = clock.instant();
        items.values().forEach(item -> again(item, now));
        notifyAll();
    }

    /** How long until something is due that is not handed out; empty if there is nothing. */
    synchronized Optional<Duration> untilDue() {
        return items.values().stream()
                .filter(item -> !item.running)
                .map(item -> Duration.between(clock.instant(), item.due))
                .min(Duration::compareTo);
    }

    /** Whether nothing is handed out, and nothing is to be tried for the first time. */
    synchronized boolean isTried() {
        return items.values().stream().noneMatch(item -> item.running || item.why == null);
    }

    synchronized boolean isRunning() {
        return items.values().stream().anyMatch(item -> item.running);
    }

    synchronized int size() {
        return items.size();
    }

    synchronized Duration lag() {
        return items.values().stream()
                .filter(item -> item.why == null)
                .map(item -> item.since)
                .min(Instant::compareTo)
                .map(oldest -> Duration.between(oldest, clock.instant()))
                .orElse(Duration.ZERO);
    }

    synchronized List<Open> failing() {
        return told(false);
    }

    synchronized List<Open> waiting() {
        return told(true);
    }

    private List<Open> told(boolean waiting) {
        List<Open> told = new ArrayList<>();
        items.forEach((topic, item) -> {
            if (item.why != null && item.waits == waiting) {
                told.add(new Open(topic.kind().name(), topic.id(), item.why, item.tries, item.due));
            }
        });
        return told;
    }

    private Duration pause(int tries) {
        Duration pause = firstPause;
        for (int i = 1; i < tries && pause.compareTo(longestPause) < 0; i++) {
            pause = pause.multipliedBy(2);
        }
        return pause.compareTo(longestPause) < 0 ? pause : longestPause;
    }

    private JournalEntry entry(Topic topic, Item item, String outcome, @Nullable String detail) {
        return new JournalEntry(item.slot, outcome.equals(FREE) ? "" : topic.text(), outcome, detail, item.since);
    }

    private void record(List<JournalEntry> entries) {
        if (!entries.isEmpty()) {
            journal.record(runId, entries);
        }
    }
}
