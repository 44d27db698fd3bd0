package io.github.llmbridge.testkit;

import org.jspecify.annotations.Nullable;

/** What lets a page of another origin call the proxy: answers to preflights, and a header on every other answer. */
final class LiteLlmCors implements Handler {
    private final LiteLlmLine line;
    private final Handler next;
    private boolean enabled = true;

    LiteLlmCors(LiteLlmLine line, Handler next) {
        this.line = line;
        this.next = next;
    }

    void enable(boolean on) {
        enabled = on;
    }

    @Override
    public Reply handle(Call call) {
        String origin = call.header("Origin");
        if (!enabled || origin == null) {
            return next.handle(call);
        }
        if (call.method().equals("OPTIONS") && call.header("Access-Control-Request-Method") != null) {
            return preflight(origin, call.header("Access-Control-Request-Headers"));
        }
        Reply reply = next.handle(call).withHeader("Access-Control-Allow-Origin", "*");
        return line.does(LiteLlmFact.ALLOWS_ANY_ORIGIN_WITHOUT_CREDENTIALS)
                ? reply
                : reply.withHeader("Access-Control-Allow-Credentials", "true");
    }

    /** The oldest line allows credentials, and so has to name the origin. */
    private Reply preflight(String origin, @Nullable String wantedHeaders) {
        Reply reply = Reply.text(200, "OK").withHeader("Access-Control-Max-Age", "600");
        if (wantedHeaders != null) {
            reply = reply.withHeader("Access-Control-Allow-Headers", wantedHeaders);
        }
        return line.does(LiteLlmFact.ALLOWS_ANY_ORIGIN_WITHOUT_CREDENTIALS)
                ? reply.withHeader("Access-Control-Allow-Origin", "*")
                        .withHeader(
                                "Access-Control-Allow-Methods", "DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT, QUERY")
                : reply.withHeader("Access-Control-Allow-Origin", origin)
                        .withHeader("Access-Control-Allow-Credentials", "true")
                        .withHeader("Access-Control-Allow-Methods", "DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT");
    }
}
