package io.github.llmbridge.http;

import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Reads a list page by page, lazily, each row once. */
public final class Pages {
    /**
     * Pages without a new row before the list is taken for ended: one comes when as many rows were created before it, a server
     * that does not know the page's number sends them for ever.
     */
    private static final int MOST_STALE = 3;

    private Pages() {}

    /**
     * Every row from page 1 to the first page that is not full. A row whose identity came before is skipped: rows move between
     * pages while others are created. Rows that are deleted while the stream is read move those after them into pages that were
     * read already: collect first, then delete.
     *
     * @param pageSize rows of a full page
     * @param fetch reads the page of the given number, from 1
     * @param identity what tells rows apart
     */
    public static <T> Stream<T> stream(int pageSize, IntFunction<List<T>> fetch, Function<T, Object> identity) {
        Iterator<T> rows = new Rows<>(pageSize, fetch, identity);
        return StreamSupport.stream(
                Spliterators.spliteratorUnknownSize(rows, Spliterator.ORDERED | Spliterator.NONNULL), false);
    }

    private static final class Rows<T> implements Iterator<T> {
        private final int pageSize;
        private final IntFunction<List<T>> fetch;
        private final Function<T, Object> identity;
        private final Set<Object> seen = new HashSet<>();
        private Iterator<T> page = List.<T>of().iterator();
        private List<T> next = List.of();
        private int number;
        private int stale;
        private boolean ended;

        Rows(int pageSize, IntFunction<List<T>> fetch, Function<T, Object> identity) {
            this.pageSize = pageSize;
            this.fetch = fetch;
            this.identity = identity;
        }

        @Override
        public boolean hasNext() {
            while (next.isEmpty() && (page.hasNext() || !ended)) {
                if (page.hasNext()) {
                    T row = page.next();
                    if (seen.add(identity.apply(row))) {
                        next = List.of(row);
                    }
                } else {
                    List<T> rows = fetch.apply(++number);
                    boolean nothingNew = rows.stream().map(identity).allMatch(seen::contains);
                    stale = nothingNew ? stale + 1 : 0;
                    ended = rows.size() < pageSize || stale == MOST_STALE;
                    page = rows.iterator();
                }
            }
            return !next.isEmpty();
        }

        @Override
        public T next() {
            if (!hasNext()) {
                throw new NoSuchElementException("the list has ended");
            }
            T row = next.get(0);
            next = List.of();
            return row;
        }
    }
}
