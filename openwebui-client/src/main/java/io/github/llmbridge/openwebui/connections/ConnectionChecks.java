package io.github.llmbridge.openwebui.connections;

import io.github.llmbridge.http.ApiException;
import io.github.llmbridge.http.RateLimitedException;
import io.github.llmbridge.http.WrongEndpointException;
import io.github.llmbridge.openwebui.UpstreamException;
import io.github.llmbridge.openwebui.connections.ConnectionCheck.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the answer to a trial: the server hands on whatever the model server said, its status included. */
final class ConnectionChecks {
    private ConnectionChecks() {}

    static ConnectionCheck of(Connections connections, AdminConnection connection) {
        Map<String, Object> trial = new LinkedHashMap<>();
        trial.put("url", connection.url());
        trial.put("key", connection.key() == null ? "" : connection.key());
        trial.put("config", connection.config());
        try {
            return of(connections.verifyAnswer(trial));
        } catch (UpstreamException e) {
            return e.isUnreachable() ? failed(Kind.UNREACHABLE, null, e) : failed(Kind.REFUSED, e.status(), e);
        } catch (RateLimitedException e) {
            return failed(Kind.REFUSED, e.status(), e);
        } catch (WrongEndpointException e) {
            if (e.status() != 404) {
                throw e;
            }
            // The route is there on every version: the 404 is the model server's.
            return failed(Kind.REFUSED, e.status(), e);
        }
    }

    private static ConnectionCheck of(@Nullable Object answer) {
        if (!(answer instanceof Map<?, ?> map) || !(map.get("data") instanceof List<?> data)) {
            return new ConnectionCheck(Kind.NOT_A_MODEL_SERVER, List.of(), null, null);
        }
        List<String> ids = new ArrayList<>();
        for (Object model : data) {
            if (model instanceof Map<?, ?> fields && fields.get("id") instanceof String id) {
                ids.add(id);
            }
        }
        return new ConnectionCheck(Kind.OK, ids, null, null);
    }

    private static ConnectionCheck failed(Kind kind, @Nullable Integer status, ApiException error) {
        return new ConnectionCheck(
                kind, List.of(), status, error.serverMessage().orElse(null));
    }
}
