package io.github.llmbridge.jdbc;

import io.github.llmbridge.bridge.store.AuditEntry;
import java.io.IOException;
import java.util.Iterator;
import java.util.stream.Stream;

/**
 * Writes entries of any audit trail as JSON Lines: one object a line, with {@code id}, {@code at} (ISO 8601, UTC),
 * {@code instance}, {@code actor}, {@code operation}, {@code user_id}, {@code correlation_id}, {@code outcome},
 * {@code changes} and, if it failed, {@code error}.
 */
public final class AuditLines {
    private AuditLines() {}

    /**
     * Writes the entries, one at a time.
     *
     * @return how many there were
     */
    public static long write(Stream<AuditEntry> entries, Appendable out) throws IOException {
        AuditJson json = new AuditJson();
        long count = 0;
        for (Iterator<AuditEntry> all = entries.iterator(); all.hasNext(); count++) {
            out.append(json.line(all.next())).append('\n');
        }
        return count;
    }
}
