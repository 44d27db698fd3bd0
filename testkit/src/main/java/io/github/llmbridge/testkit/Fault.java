package io.github.llmbridge.testkit;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One way for a call to go wrong. Immutable. Switched on by {@link Faults}.
 *
 * <p>Whether the server did the call's work is what a caller cannot see, so each fault says it.
 */
public final class Fault {
    enum Kind {
        DELAY,
        DROP_ANSWER,
        REFUSE,
        ANSWER
    }

    private final Kind kind;
    private final Duration delay;
    private final @Nullable Reply reply;

    private Fault(Kind kind, Duration delay, @Nullable Reply reply) {
        this.kind = kind;
        this.delay = delay;
        this.reply = reply;
    }

    /**
     * The work is done at once, its answer is sent only after this time.
     *
     * @param time how long the answer is held back
     * @return the fault
     */
    public static Fault delay(Duration time) {
        if (time.isNegative()) {
            throw new IllegalArgumentException("negative delay: " + time);
        }
        return new Fault(Kind.DELAY, time, null);
    }

    /**
     * The work is done, then the connection is cut: no answer comes.
     *
     * @return the fault
     */
    public static Fault dropAnswer() {
        return new Fault(Kind.DROP_ANSWER, Duration.ZERO, null);
    }

    /**
     * The connection is cut before any work is done.
     *
     * @return the fault
     */
    public static Fault refuse() {
        return new Fault(Kind.REFUSE, Duration.ZERO, null);
    }

    /**
     * Answers with this status and an empty JSON object; no work is done.
     *
     * @param status the HTTP status
     * @return the fault
     */
    public static Fault status(int status) {
        return status(status, "{}");
    }

    /**
     * Answers with this status and body; no work is done.
     *
     * @param status the HTTP status
     * @param jsonBody sent as it is, as application/json
     * @return the fault
     */
    public static Fault status(int status, String jsonBody) {
        return answer(Reply.json(status, jsonBody));
    }

    /**
     * 200 with a web page, as a wrong base URL or a login portal gives; no work is done.
     *
     * @return the fault
     */
    public static Fault html() {
        return answer(Reply.html(200, "<!doctype html>\n<html><head><title>Not the API</title></head></html>\n"));
    }

    /**
     * 500 in plain text, as both servers answer to a mistake of their own; no work is done.
     *
     * @return the fault
     */
    public static Fault internalServerError() {
        return answer(new Reply(500, "text/plain; charset=utf-8", "Internal Server Error", Map.of()));
    }

    /**
     * 429 without a Retry-After header; no work is done.
     *
     * @return the fault
     */
    public static Fault tooManyRequests() {
        return status(429, "{\"detail\":\"Too Many Requests\"}");
    }

    /**
     * The same answer with a Retry-After header.
     *
     * @param headerValue seconds or an HTTP date, sent as it is
     * @return the new fault
     * @throws IllegalStateException if this fault sends no answer of its own
     */
    public Fault withRetryAfter(String headerValue) {
        if (reply == null) {
            throw new IllegalStateException("only a fault that answers can say when to come back");
        }
        return answer(reply.withHeader("Retry-After", headerValue));
    }

    private static Fault answer(Reply reply) {
        return new Fault(Kind.ANSWER, Duration.ZERO, reply);
    }

    Kind kind() {
        return kind;
    }

    Duration time() {
        return delay;
    }

    @Nullable Reply reply() {
        return reply;
    }

    @Override
    public String toString() {
        return "Fault[" + kind + (reply == null ? "" : " " + reply.status()) + "]";
    }
}
