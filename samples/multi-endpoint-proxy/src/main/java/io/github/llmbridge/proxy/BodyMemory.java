package io.github.llmbridge.proxy;

import java.util.concurrent.atomic.AtomicLong;

/** The memory that request bodies may take, all of them together: from the first byte until the endpoint has them. Thread safe. */
final class BodyMemory {
    private final long limit;
    private final AtomicLong taken = new AtomicLong();

    BodyMemory(long limit) {
        this.limit = limit;
    }

    /** For one request; takes nothing yet. */
    Share share() {
        return new Share();
    }

    private boolean take(long bytes) {
        long before = taken.get();
        while (before + bytes <= limit) {
            if (taken.compareAndSet(before, before + bytes)) {
                return true;
            }
            before = taken.get();
        }
        return false;
    }

    /** What one request has of it. One event loop only. */
    final class Share {
        private long bytes;
        private boolean over;

        private Share() {}

        /**
         * Takes what is missing.
         *
         * @throws ProxyError if others have it
         */
        void growTo(long wanted) {
            if (wanted <= bytes) {
                return;
            }
            if (over || !take(wanted - bytes)) {
                throw ProxyError.busy();
            }
            bytes = wanted;
        }

        /** Gives all of it back, for good. */
        void giveBack() {
            over = true;
            taken.addAndGet(-bytes);
            bytes = 0;
        }
    }
}
