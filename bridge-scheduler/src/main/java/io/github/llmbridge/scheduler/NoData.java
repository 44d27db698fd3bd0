package io.github.llmbridge.scheduler;

import com.github.kagkarlsson.scheduler.serializer.Serializer;
import org.jspecify.annotations.Nullable;

/** The scheduler's own table holds no data: what is to be done stands in the table of work. */
final class NoData implements Serializer {
    @Override
    @SuppressWarnings("NullAway") // The interface says nothing of nulls, and means them.
    public byte @Nullable [] serialize(@Nullable Object data) {
        if (data != null) {
            throw new IllegalArgumentException("the scheduler's table takes no data");
        }
        return null;
    }

    @Override
    @SuppressWarnings("NullAway") // As above.
    public <T> @Nullable T deserialize(Class<T> kind, byte @Nullable [] stored) {
        return null;
    }
}
