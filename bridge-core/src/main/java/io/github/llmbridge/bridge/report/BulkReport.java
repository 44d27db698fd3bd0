package io.github.llmbridge.bridge.report;

import io.github.llmbridge.bridge.report.BulkOutcome.Kind;
import java.io.Serializable;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a bulk run came to, in numbers: it does not grow with the number of people. The outcomes themselves are told to
 * the run's listener.
 *
 * @param counts how many entries ended how
 * @param stopped why the run stopped before its end: a server refused the bridge's own credentials or does not answer,
 *     the store or the input failed, or the caller was interrupted; {@code null} if it came to its end
 * @param listenerError what the run's listener threw first; {@code null} if it threw nothing
 */
public record BulkReport(
        @SuppressWarnings("serial") Map<Kind, Long> counts,
        @Nullable String stopped,
        @Nullable StepError listenerError) implements Serializable {
    public BulkReport {
        counts = Map.copyOf(counts);
    }

    /** How many entries ended so. */
    public long count(Kind kind) {
        return counts.getOrDefault(kind, 0L);
    }

    /** How many entries have an outcome. */
    public long entries() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
