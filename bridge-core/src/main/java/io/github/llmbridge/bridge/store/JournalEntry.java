package io.github.llmbridge.bridge.store;

import io.github.llmbridge.http.Inputs;
import io.github.llmbridge.http.TextRules;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * What became of one entry of a run's input.
 *
 * @param position in the input, such as the number of a line
 * @param key whom it is about, such as a user id; empty where the input does not say
 * @param outcome how it ended, in a word of the run's own
 * @param detail more in words, free of secrets; {@code null} if there is nothing to say
 * @param at when it ended, to the millisecond
 */
public record JournalEntry(
        long position, String key, String outcome, @Nullable String detail, Instant at) {
    public JournalEntry {
        Inputs.present("key", key);
        TextRules.requireIdentity("outcome", outcome);
        at = Inputs.present("at", at).truncatedTo(ChronoUnit.MILLIS);
    }
}
