package io.github.llmbridge.bridge.report;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How both servers do. It holds no secret.
 *
 * @param at when they were asked
 */
public record HealthReport(ServerHealth liteLlm, ServerHealth openWebUi, Instant at) implements Serializable {
    /** Whether both serve; one that is slow does. */
    public boolean isUp() {
        return liteLlm.state().serves() && openWebUi.state().serves();
    }

    /**
     * How one server does.
     *
     * @param state what is wrong, if anything is
     * @param version the server's version; {@code null} if it did not tell
     * @param took how long its slowest answer took; {@code null} if none came
     * @param detail the same in words; {@code null} if all is well
     */
    public record ServerHealth(
            State state,
            @Nullable String version,
            @Nullable Duration took,
            @Nullable String detail) implements Serializable {}

    /** What is wrong with a server. */
    public enum State {
        /** It answers, takes the bridge's credentials and has its database. */
        UP(true),
        /** As {@link #UP}, but an answer took long. */
        SLOW(true),
        /** Nobody answers: no such host, no connection, or no answer in time. */
        UNREACHABLE(false),
        /** Somebody answers who is not this server: a page, a redirect, another server, or a wrong path. */
        ANOTHER_SERVER(false),
        /** The server refuses the bridge's credentials, or they are not an administrator's. */
        CREDENTIALS_REFUSED(false),
        /** LiteLLM runs and does not reach its database, so it knows no key. */
        DATABASE_DOWN(false),
        /** The server is older than this SDK knows. */
        TOO_OLD(false),
        /** The server, or a gateway before it, answers with a fault of its own. */
        FAULTY(false);

        private final boolean serving;

        State(boolean serving) {
            this.serving = serving;
        }

        /** Whether the bridge can work with a server in this state. */
        public boolean serves() {
            return serving;
        }
    }
}
