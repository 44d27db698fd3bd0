package io.github.llmbridge.jdbc;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A stream of rows that is read page by page, so that no connection is held while it is consumed. */
final class Paging {
    static final int PAGE = 500;

    private Paging() {}

    /**
     * The rows in order.
     *
     * @param read the page after the row, or the first page after none
     */
    static <T> Stream<T> stream(Function<Optional<T>, List<T>> read) {
        return Stream.iterate(
                        new Page<>(Optional.<T>empty(), null, read),
                        page -> !page.rows().isEmpty(),
                        Page::next)
                .flatMap(page -> page.rows().stream());
    }

    /** One page, read when it is asked for. Used by one thread. */
    private static final class Page<T> {
        private final Optional<T> after;
        private final Function<Optional<T>, List<T>> read;
        private @Nullable List<T> rows;

        Page(Optional<T> after, @Nullable List<T> rows, Function<Optional<T>, List<T>> read) {
            this.after = after;
            this.rows = rows;
            this.read = read;
        }

        List<T> rows() {
            List<T> found = rows == null ? read.apply(after) : rows;
            rows = found;
            return found;
        }

        Page<T> next() {
            List<T> found = rows();
            // A page that is not full is the last one.
            return found.size() < PAGE
                    ? new Page<>(after, List.of(), read)
                    : new Page<>(Optional.of(found.get(found.size() - 1)), null, read);
        }
    }
}
