package io.github.llmbridge.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * What the oldest line shows of credentials: what it has in memory, as it was sent and encrypted, until it reads the database
 * again. The real one reads every half a minute; here each credential is read half a minute after it was written.
 */
final class LiteLlmCredentialMemory {
    private static final Duration PERIOD = Duration.ofSeconds(30);

    private final LiteLlmContext context;
    private final Map<String, Seen> seen = new HashMap<>();

    /**
     * One credential in memory.
     *
     * @param until when the database is read
     */
    record Seen(ObjectNode row, boolean encrypted, Instant until) {}

    LiteLlmCredentialMemory(LiteLlmContext context) {
        this.context = context;
    }

    void made(ObjectNode row) {
        remember(row, true);
    }

    /** Is told before the row changes. */
    void changing(ObjectNode row) {
        if (!of(row).encrypted()) {
            remember(row, false);
        }
    }

    private void remember(ObjectNode row, boolean encrypted) {
        Instant now = context.state.now();
        seen.put(row.path("credential_name").asText(), new Seen(row.deepCopy(), encrypted, now.plus(PERIOD)));
    }

    Seen of(ObjectNode row) {
        Instant now = context.state.now();
        Seen one = seen.get(row.path("credential_name").asText());
        if (one == null
                || !now.isBefore(one.until())
                || context.line.does(LiteLlmFact.SHOWS_CHANGED_CREDENTIALS_AT_ONCE)) {
            return new Seen(row, false, now);
        }
        return one;
    }
}
