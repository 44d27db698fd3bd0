package io.github.llmbridge.bridge.follow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.llmbridge.bridge.follow.Change.Kind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

class PollingFeedTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration POLL = Duration.ofSeconds(5);
    private static final int ROWS_A_PAGE = 2;

    private final List<ListedRow> rows = new ArrayList<>();
    private long nanos;
    private int calls;
    private int callsAMinute = 600;
    private boolean isDown;

    @Test
    void theBeginningIsAGap() throws InterruptedException {
        put(Kind.USER, "u-1", 1, 0);

        Changes first = feed().since(null, Duration.ZERO);

        assertThat(first.isGap()).isTrue();
        assertThat(first.changes()).isEmpty();
    }

    @Test
    void tellsWhatIsNewOtherOrGoneAndNothingElse() throws InterruptedException {
        put(Kind.USER, "u-1", 1, 0);
        put(Kind.KEY, "k-1", 1, 0);
        put(Kind.TEAM, "t-1", 1, 0);
        PollingFeed feed = feed();
        String place = feed.since(null, Duration.ZERO).place();
        place = feed.since(place, Duration.ZERO).place();

        put(Kind.USER, "u-1", 2, 10);
        put(Kind.KEY, "k-1", 1, 11);
        put(Kind.KEY, "k-2", 1, 12);
        rows.removeIf(row -> row.change().id().equals("t-1"));
        Changes told = feed.since(place, POLL.multipliedBy(2));

        assertThat(told.isGap()).isFalse();
        assertThat(told.changes())
                .containsExactlyInAnyOrder(
                        new Change(Kind.USER, "u-1"), new Change(Kind.KEY, "k-2"), new Change(Kind.TEAM, "t-1"));
        assertThat(feed.since(told.place(), POLL).changes()).isEmpty();
    }

    @Test
    void tellsWhatIsOtherOnceMoreSinceItMayHaveBeenTakenBackBetweenTwoPolls() throws InterruptedException {
        put(Kind.USER, "u-1", 1, 0);
        PollingFeed feed = feed();
        String place = feed.since(null, Duration.ZERO).place();
        place = feed.since(place, Duration.ZERO).place();
        put(Kind.USER, "u-1", 2, 10);
        place = feed.since(place, POLL.multipliedBy(2)).place();

        Changes again = feed.since(place, POLL.multipliedBy(3));

        assertThat(again.changes()).containsExactly(new Change(Kind.USER, "u-1"));
        assertThat(feed.since(again.place(), POLL.multipliedBy(10)).changes()).isEmpty();
    }

    @Test
    void thePlaceSurvivesARestart() throws InterruptedException {
        put(Kind.USER, "u-1", 1, 0);
        PollingFeed before = feed();
        String place = before.since(null, Duration.ZERO).place();
        place = before.since(place, Duration.ZERO).place();

        put(Kind.USER, "u-2", 1, 20);
        Changes after = feed().since(place, Duration.ZERO);

        assertThat(after.isGap()).isFalse();
        assertThat(after.changes()).containsExactly(new Change(Kind.USER, "u-2"));
    }

    @Test
    void anOlderPlaceIsAGap() throws InterruptedException {
        put(Kind.USER, "u-1", 1, 0);
        PollingFeed feed = feed();
        String place = feed.since(null, Duration.ZERO).place();
        feed.since(place, Duration.ZERO);
        put(Kind.USER, "u-1", 2, 10);
        assertThat(feed.since(place, POLL.multipliedBy(2)).changes()).hasSize(1);

        assertThat(feed.since(place, Duration.ZERO).isGap()).isTrue();
    }

    @Test
    void aGapIsToldAtRegularTimes() throws InterruptedException {
        PollingFeed feed = feed();
        String place = feed.since(null, Duration.ZERO).place();
        nanos += Duration.ofMinutes(9).toNanos();
        place = feed.since(place, Duration.ZERO).place();

        nanos += Duration.ofMinutes(2).toNanos();

        assertThat(feed.since(place, Duration.ZERO).isGap()).isTrue();
    }

    @Test
    void callsAreBoundedAndTheNewestRowsComeFirst() throws InterruptedException {
        for (int i = 0; i < 100; i++) {
            put(Kind.USER, "u-" + i, 1, i);
        }
        callsAMinute = 60;
        PollingFeed feed = feed();
        String place = feed.since(null, Duration.ZERO).place();
        for (int minute = 0; minute < 3; minute++) {
            int before = calls;
            for (int poll = 0; poll < 12; poll++) {
                place = feed.since(place, POLL).place();
            }
            assertThat(calls - before).isLessThanOrEqualTo(65);
        }

        put(Kind.USER, "new", 1, 1_000);

        assertThat(feed.since(place, POLL.multipliedBy(2)).changes()).containsExactly(new Change(Kind.USER, "new"));
    }

    @Test
    void aServerThatDoesNotAnswerLosesNothing() throws InterruptedException {
        put(Kind.USER, "u-1", 1, 0);
        PollingFeed feed = feed();
        String place = feed.since(null, Duration.ZERO).place();
        place = feed.since(place, Duration.ZERO).place();
        put(Kind.USER, "u-1", 2, 10);
        isDown = true;
        String kept = place;
        assertThatThrownBy(() -> feed.since(kept, POLL.multipliedBy(2))).isInstanceOf(FeedException.class);

        isDown = false;

        assertThat(feed.since(kept, POLL.multipliedBy(2)).changes()).containsExactly(new Change(Kind.USER, "u-1"));
    }

    private PollingFeed feed() {
        return new PollingFeed(
                this::page,
                POLL,
                Duration.ofMinutes(10),
                new CallBound(callsAMinute, POLL, () -> nanos),
                new Clock() {
                    @Override
                    public ZoneOffset getZone() {
                        return ZoneOffset.UTC;
                    }

                    @Override
                    public Clock withZone(ZoneId zone) {
                        return this;
                    }

                    @Override
                    public Instant instant() {
                        return START.plusNanos(nanos);
                    }
                },
                time -> nanos += time.toNanos(),
                () -> nanos);
    }

    private Lists.Page page(Kind kind, int number, boolean newestFirst) {
        calls++;
        if (isDown) {
            throw new FeedException("down", null);
        }
        Comparator<ListedRow> byId = Comparator.comparing(row -> row.change().id());
        Comparator<ListedRow> newest = Comparator.comparing(ListedRow::changed, Comparator.reverseOrder());
        List<ListedRow> all = rows.stream()
                .filter(row -> row.change().kind() == kind)
                .sorted(newestFirst ? newest : byId)
                .toList();
        int from = Math.min(all.size(), (number - 1) * ROWS_A_PAGE);
        int to = Math.min(all.size(), from + ROWS_A_PAGE);
        return new Lists.Page(all.subList(from, to), to - from < ROWS_A_PAGE);
    }

    private void put(Kind kind, String id, int print, int second) {
        Change change = new Change(kind, id);
        rows.removeIf(row -> row.change().equals(change));
        rows.add(new ListedRow(change, print, START.plusSeconds(second), START.plusSeconds(second)));
    }
}
