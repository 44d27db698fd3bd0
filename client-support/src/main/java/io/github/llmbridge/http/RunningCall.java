package io.github.llmbridge.http;

import feign.Request;
import org.jspecify.annotations.Nullable;

/** What is known of an operation's present attempt. Only the thread of the call touches it. */
final class RunningCall {
    private int attempt;
    private @Nullable Secret shown;
    private @Nullable Request request;
    private int status;

    void begin() {
        attempt++;
        shown = null;
        request = null;
        status = 0;
    }

    void shows(@Nullable Secret token) {
        shown = token;
    }

    void sends(Request sent) {
        request = sent;
    }

    void answered(int withStatus) {
        status = withStatus;
    }

    int attempt() {
        return attempt;
    }

    /** The token that went along; nothing if there was none, or if nothing was sent. */
    @Nullable Secret shown() {
        return shown;
    }

    /** Nothing as long as nothing was sent. */
    @Nullable Request request() {
        return request;
    }

    /** 0 as long as no answer has come. */
    int status() {
        return status;
    }
}
