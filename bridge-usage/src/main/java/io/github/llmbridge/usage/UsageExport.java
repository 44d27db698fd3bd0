package io.github.llmbridge.usage;

import java.io.Serializable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a run of {@link UsageExporter} did.
 *
 * @param ran whether it ran: not while another exporter of this name runs on the same store
 * @param events how many events the sink took
 * @param upTo when the newest call began that was ever exported; {@code null} if there was none
 * @param complete whether every logged call was reached: not if the run lost its turn to another exporter, or LiteLLM
 *     did not tell all calls of one second. The next run reaches the rest.
 */
public record UsageExport(
        boolean ran, long events, @Nullable Instant upTo, boolean complete) implements Serializable {}
