package io.github.llmbridge.openwebui.configs;

import feign.Headers;
import feign.RequestLine;
import io.github.llmbridge.http.OnFailure;
import io.github.llmbridge.http.Repeat;

/** The administrator's switches. Thread safe. */
@Headers("Content-Type: application/json")
public interface Configs {
    /** The switches for connections. */
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("GET /api/v1/configs/connections")
    ConnectionsConfig connections();

    /** Writes the switches for connections. */
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("POST /api/v1/configs/connections")
    ConnectionsConfig setConnections(ConnectionsConfig config);
}
