package io.github.llmbridge.litellm.spend;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Reads activity page by page, as the stream goes, and puts together the days that pages have torn apart. */
public final class DailyActivities {
    private DailyActivities() {}

    /**
     * Each day once, newest first; page and size of the query are not used.
     *
     * @param fetch reads one page
     */
    public static Stream<DailyActivity> stream(ActivityQuery query, Function<ActivityQuery, ActivityPage> fetch) {
        Iterator<DailyActivity> days = new Days(query, fetch);
        return StreamSupport.stream(
                Spliterators.spliteratorUnknownSize(days, Spliterator.ORDERED | Spliterator.NONNULL), false);
    }

    private static final class Days implements Iterator<DailyActivity> {
        private final ActivityQuery query;
        private final Function<ActivityQuery, ActivityPage> fetch;
        private Iterator<DailyActivity> parts = List.<DailyActivity>of().iterator();
        private @Nullable DailyActivity next;
        private boolean ended;
        private int page;

        Days(ActivityQuery query, Function<ActivityQuery, ActivityPage> fetch) {
            this.query = query;
            this.fetch = fetch;
            this.next = part();
        }

        @Override
        public boolean hasNext() {
            return next != null;
        }

        @Override
        public DailyActivity next() {
            DailyActivity day = next;
            if (day == null) {
                throw new NoSuchElementException("the days have ended");
            }
            next = part();
            while (next != null && next.date().equals(day.date())) {
                day = day.plus(next);
                next = part();
            }
            return day;
        }

        private @Nullable DailyActivity part() {
            while (!parts.hasNext() && !ended) {
                ActivityPage answer = fetch.apply(query.at(++page));
                ended = !answer.metadata().hasMore();
                parts = answer.results().iterator();
            }
            return parts.hasNext() ? parts.next() : null;
        }
    }
}
