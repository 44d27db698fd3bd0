package io.github.llmbridge.contract.replay;

import java.util.Map;

/**
 * A request and its answer.
 *
 * @param server who was asked
 * @param started when the request had been read, in microseconds since 1970
 * @param ended when the answer began, before the client saw any of it
 * @param target the path with the query, as sent
 * @param sent the headers that mean something to the server
 * @param status of the answer; 0 if there was none
 * @param received the headers of the answer
 */
record Exchange(
        Product server,
        long started,
        long ended,
        String method,
        String target,
        Map<String, String> sent,
        String body,
        int status,
        Map<String, String> received,
        String answer) {
    /** Whose server. */
    enum Product {
        LITELLM,
        OPENWEBUI
    }

    String path() {
        return target.split("\\?", 2)[0];
    }

    boolean isEventStream() {
        return mediaType().equals("text/event-stream");
    }

    /** Without its parameters; empty if the server named none. */
    String mediaType() {
        return received.getOrDefault("content-type", "").split(";", 2)[0].strip();
    }

    /** Open WebUI calls LiteLLM by itself, and its stand-in does so too. */
    boolean isOfOpenWebUi() {
        return sent.getOrDefault("user-agent", "").contains("aiohttp");
    }

    boolean overlaps(Exchange other) {
        return other.started < ended && started < other.ended;
    }

    /** The same request with another answer. */
    Exchange answered(int otherStatus, Map<String, String> headers, String otherAnswer) {
        return new Exchange(server, started, ended, method, target, sent, body, otherStatus, headers, otherAnswer);
    }
}
