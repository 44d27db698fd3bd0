package io.github.llmbridge.openwebui.server;

import feign.RequestLine;
import io.github.llmbridge.http.OnFailure;
import io.github.llmbridge.http.Repeat;

/** Health, version and configuration; all but the last need no credential. Thread safe. */
public interface Server {
    /** Whether the server runs. */
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("GET /health")
    ServerHealth health();

    /** The server's version. */
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("GET /api/version")
    ServerVersion version();

    /** What the page of the caller is told. */
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("GET /api/config")
    ServerConfig config();

    /** As {@link #config()}, but never repeated: for a check of the server's health, which must not wait. */
    @OnFailure(Repeat.NEVER)
    @RequestLine("GET /api/config")
    ServerConfig configAnswer();
}
