package io.github.llmbridge.bridge.run;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How an operation is asked for.
 *
 * @param within how long it may take in all
 * @param actor who asks, as the application names it; {@code null} if it names nobody
 * @param correlationId what the application calls the request that leads to it; {@code null} if it does not
 */
public record Call(
        Duration within, @Nullable String actor, @Nullable String correlationId) {
    /** An operation that nobody in particular asks for. */
    public static Call within(Duration length) {
        return new Call(length, null, null);
    }

    /** The same within another time. */
    public Call in(Duration length) {
        return new Call(length, actor, correlationId);
    }

    /** The same by an actor. */
    public Call by(String name) {
        return new Call(within, name, correlationId);
    }

    /** The same as a part of a request. */
    public Call correlatedBy(String id) {
        return new Call(within, actor, id);
    }
}
