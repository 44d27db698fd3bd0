package io.github.llmbridge.openwebui.connections;

import feign.Headers;
import feign.RequestLine;
import io.github.llmbridge.http.OnFailure;
import io.github.llmbridge.http.Repeat;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The administrator's connections to model servers that speak as OpenAI does, LiteLLM among them. Thread safe.
 *
 * <p>The server keeps them as one value without a version: of two administrators at once, the later one wins. Edits
 * through one client take turns, those through {@code client.with(...)} apart.
 */
@Headers("Content-Type: application/json")
public interface Connections {
    /** The connections, with their keys. */
    default AdminConnections list() {
        return AdminConnectionsCodec.decode(listAnswer());
    }

    /** As {@link #list()}, raw: URLs, keys in the clear, and configs by index. */
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("GET /openai/config")
    Map<String, Object> listAnswer();

    /**
     * Replaces all connections and their switch.
     *
     * @return what is stored then
     */
    default AdminConnections replace(AdminConnections connections) {
        return AdminConnectionsCodec.decode(replaceAnswer(AdminConnectionsCodec.encode(connections)));
    }

    /** As {@link #replace}, raw; without {@code ENABLE_OPENAI_API} all connections are switched off. */
    @RequestLine("POST /openai/config/update")
    Map<String, Object> replaceAnswer(Map<String, Object> connections);

    /**
     * Reads the connections, changes them and writes them back; nothing is written if nothing changes.
     *
     * @return what is stored then
     */
    default AdminConnections edit(UnaryOperator<AdminConnections> change) {
        synchronized (this) {
            AdminConnections before = list();
            AdminConnections wanted = change.apply(before);
            return wanted.equals(before) ? before : replace(wanted);
        }
    }

    /** Lets the server ask a connection for its models, without storing it. */
    default ConnectionCheck verify(AdminConnection connection) {
        return ConnectionChecks.of(this, connection);
    }

    /**
     * As {@link #verify}, raw: whatever the model server answered, be it a list of models or a page.
     *
     * @param connection {@code url}, {@code key} ({@code ""} for none) and {@code config}
     */
    @OnFailure(Repeat.NEVER)
    @RequestLine("POST /openai/verify")
    @Nullable Object verifyAnswer(Map<String, Object> connection);
}
