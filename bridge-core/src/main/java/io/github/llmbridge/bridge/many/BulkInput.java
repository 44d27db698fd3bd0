package io.github.llmbridge.bridge.many;

import io.github.llmbridge.bridge.person.BulkItem;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** The input of a bulk run, of which some entries may have been read ahead. Not thread safe. */
final class BulkInput {
    private final Iterator<BulkItem> items;
    private final Deque<BulkItem> ahead = new ArrayDeque<>();
    private long last = Long.MIN_VALUE;

    BulkInput(Iterator<BulkItem> items) {
        this.items = items;
    }

    /** Reads on until it knows whether there are so many. */
    boolean hasAtLeast(int count) {
        while (ahead.size() < count && items.hasNext()) {
            ahead.add(read());
        }
        return ahead.size() >= count;
    }

    /** The next entry; {@code null} if there is none. */
    @Nullable BulkItem next() {
        BulkItem item = ahead.poll();
        return item != null ? item : items.hasNext() ? read() : null;
    }

    private BulkItem read() {
        BulkItem item = items.next();
        if (item.position() <= last) {
            throw new IllegalStateException(
                    "position " + item.position() + " comes after " + last + "; positions must rise");
        }
        last = item.position();
        return item;
    }
}
