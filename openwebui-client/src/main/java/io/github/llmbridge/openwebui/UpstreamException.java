package io.github.llmbridge.openwebui;

import io.github.llmbridge.http.ApiException;
import io.github.llmbridge.http.ErrorDetails;

/**
 * The model server behind Open WebUI refused or did not answer. Status, {@link #code()} and message are the model
 * server's own, so a 401 here speaks of the connection's key and not of the caller's token. A 429 of the model server is a
 * {@link io.github.llmbridge.http.RateLimitedException} instead, unless it speaks of a spent budget. From 0.9.2 to 0.11.4 Open
 * WebUI hands on the message only: there the status is 400, the code is missing, and a limit is told by LiteLLM's words. 0.9.0 and
 * 0.9.1 tell nothing: {@link #isUnreachable()} then.
 */
public final class UpstreamException extends ApiException {
    private static final long serialVersionUID = 1L;

    private final boolean unreachable;

    private UpstreamException(ErrorDetails details, boolean unreachable) {
        super(details);
        this.unreachable = unreachable;
    }

    /** Made by the client: the model server answered with an error. */
    public static UpstreamException refused(ErrorDetails details) {
        return new UpstreamException(details, false);
    }

    /** Made by the client: no answer came from the model server. */
    public static UpstreamException unreachable(ErrorDetails details) {
        return new UpstreamException(details, true);
    }

    /**
     * Whether Open WebUI had no answer to hand on: the model server is down, or Open WebUI kept the reason to itself, as
     * versions before 0.9.2 can, and 0.9.0 and 0.9.1 always do.
     */
    public boolean isUnreachable() {
        return unreachable;
    }
}
