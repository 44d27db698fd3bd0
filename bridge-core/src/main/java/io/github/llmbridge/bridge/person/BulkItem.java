package io.github.llmbridge.bridge.person;

import io.github.llmbridge.http.Inputs;
import java.util.Iterator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the input of a bulk run: work for a person, or what could not be read.
 *
 * @param position where it stands in the input, such as the number of a line; each entry has a higher one than the
 *     entry before
 * @param work what is to be done; {@code null} if it could not be read
 * @param unreadable why it could not be read, naming the field; {@code null} if there is work
 */
public record BulkItem(
        long position, @Nullable BulkWork work, @Nullable String unreadable) {
    /** Checks that there is either work or a reason. */
    public BulkItem {
        if ((work == null) == (unreadable == null)) {
            throw new IllegalArgumentException("either work or unreadable must be set");
        }
    }

    /** Work that stands at this position. */
    public static BulkItem of(long position, BulkWork work) {
        return new BulkItem(position, Inputs.present("work", work), null);
    }

    /** What stands at this position and could not be read. */
    public static BulkItem unreadable(long position, String why) {
        return new BulkItem(position, null, Inputs.present("why", why));
    }

    /** People to be provisioned, at the positions 1, 2, 3 and so on. They are asked for as the run goes. */
    public static Iterator<BulkItem> provisioning(Stream<ProvisionRequest> requests) {
        Iterator<ProvisionRequest> each = requests.iterator();
        return new Iterator<>() {
            private long position;

            @Override
            public boolean hasNext() {
                return each.hasNext();
            }

            @Override
            public BulkItem next() {
                return of(++position, new BulkWork.Provision(each.next()));
            }
        };
    }
}
