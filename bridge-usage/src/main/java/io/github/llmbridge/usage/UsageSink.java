package io.github.llmbridge.usage;

import java.util.List;

/**
 * Takes what was used, such as a table of the application's or a billing service. It is called by one thread at a time.
 *
 * <p>The exporter notes a batch after the sink has taken it. A process that dies between the two sends the batch again,
 * with the same ids, so a sink keeps each id once: by a primary key with {@code ON CONFLICT DO NOTHING}, or by the
 * idempotency key of a billing service.
 */
@FunctionalInterface
public interface UsageSink {
    /**
     * Takes a batch, or throws: what it throws ends the run, and the batch is sent again by the next run.
     *
     * @param events never empty, the oldest first, each id once
     */
    void accept(List<UsageEvent> events);
}
