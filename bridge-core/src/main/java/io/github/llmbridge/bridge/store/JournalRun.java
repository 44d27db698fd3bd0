package io.github.llmbridge.bridge.store;

import io.github.llmbridge.http.Inputs;
import io.github.llmbridge.http.TextRules;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * A long run.
 *
 * @param id names the run for whoever goes on with it
 * @param kind what is done, such as {@code provision}
 * @param fingerprint of the input, such as the hash of a file: a run goes on with the same input only
 * @param begun when it was begun, to the millisecond
 * @param ended when it came to its end, to the millisecond; {@code null} if it has not
 */
public record JournalRun(
        String id,
        String kind,
        String fingerprint,
        Instant begun,
        @Nullable Instant ended) {
    public JournalRun {
        TextRules.requireIdentity("id", id);
        Inputs.present("kind", kind);
        Inputs.present("fingerprint", fingerprint);
        begun = Inputs.present("begun", begun).truncatedTo(ChronoUnit.MILLIS);
        ended = ended == null ? null : ended.truncatedTo(ChronoUnit.MILLIS);
    }

    /** A run that begins now. */
    public static JournalRun begin(String id, String kind, String fingerprint, Instant now) {
        return new JournalRun(id, kind, fingerprint, now, null);
    }

    JournalRun endedAt(Instant at) {
        return ended == null ? new JournalRun(id, kind, fingerprint, begun, at) : this;
    }
}
