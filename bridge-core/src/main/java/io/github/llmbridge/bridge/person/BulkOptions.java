package io.github.llmbridge.bridge.person;

import io.github.llmbridge.http.Inputs;
import io.github.llmbridge.http.TextRules;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * How a bulk run goes.
 *
 * @param runId names the run in the store, so that the same call goes on after a stop; {@code null} for a run that is
 *     not noted
 * @param fingerprint of the input, such as the hash of a file: a run goes on with the same input only; empty to let
 *     the application answer for that
 * @param mostAtATime how many people are worked on at a time at most; fewer while a server is slow or refuses
 * @param looksByLists whether people who are as they should be are found by lists and not looked at one by one, where
 *     that is quicker. What lists told may be some minutes old when a person's turn comes.
 */
@Value.Builder
public record BulkOptions(@Nullable String runId, String fingerprint, int mostAtATime, boolean looksByLists) {
    private static final int MOST_AT_A_TIME = 8;

    /** Checks the fields; {@link IllegalArgumentException} names the one that is wrong. */
    public BulkOptions {
        if (runId != null) {
            TextRules.requireIdentity("runId", runId);
        }
        Inputs.present("fingerprint", fingerprint);
        if (mostAtATime < 1) {
            throw new IllegalArgumentException("mostAtATime must be positive, not " + mostAtATime);
        }
    }

    /** Eight people at a time, found by lists, not noted. */
    public static BulkOptionsBuilder builder() {
        return new BulkOptionsBuilder()
                .fingerprint("")
                .mostAtATime(MOST_AT_A_TIME)
                .looksByLists(true);
    }

    /** A run of this name, which the same call goes on with. */
    public static BulkOptions run(String runId, String fingerprint) {
        return builder()
                .runId(Inputs.present("runId", runId))
                .fingerprint(fingerprint)
                .build();
    }
}
