package io.github.llmbridge.openwebui.configs;

import feign.Headers;
import feign.RequestLine;
import io.github.llmbridge.http.OnFailure;
import io.github.llmbridge.http.Repeat;
import java.util.function.UnaryOperator;

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

    /**
     * Reads the switches, changes them and writes them back; nothing is written if nothing changes. The server has no
     * versions of them: of two administrators at once, the later one wins.
     */
    default ConnectionsConfig changeConnections(UnaryOperator<ConnectionsConfig> change) {
        ConnectionsConfig before = connections();
        ConnectionsConfig wanted = change.apply(before);
        return wanted.equals(before) ? before : setConnections(wanted);
    }
}
