package io.github.llmbridge.bridge.follow;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Tells that something changed in LiteLLM. One thread at a time uses a feed, and closes it. */
public interface ChangeFeed extends AutoCloseable {
    /**
     * What changed since a place. Waits until something has changed, for at most this time.
     *
     * @param place where the last answer ended; {@code null} at the very beginning, which is told as a gap
     * @throws FeedException if the source cannot be asked; the same call may succeed later
     */
    Changes since(@Nullable String place, Duration wait) throws InterruptedException;

    /** Ends what the feed holds open. */
    @Override
    void close();
}
