package io.github.llmbridge.openwebui.connections;

import io.github.llmbridge.http.ApiException;
import io.github.llmbridge.openwebui.UpstreamException;
import io.github.llmbridge.openwebui.connections.ConnectionCheck.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the answer to a trial: the server hands on whatever the model server said, its status included. */
final class ConnectionChecks {
    /** What Open WebUI itself says of the caller; all else is the model server's, which may have any form. */
    private static final Pattern OWN = Pattern.compile("^(Not authenticated|401 Unauthorized|Invalid token"
            + "|Invalid authentication request\\.|Your session has expired or the token is invalid"
            + "|You do not have permission to access this resource|Use of API key is not enabled)");

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
        } catch (ApiException e) {
            if (e.status() < 400 || e.status() == 405 || isOpenWebUis(e)) {
                throw e;
            }
            return failed(Kind.REFUSED, e.status(), e);
        }
    }

    private static boolean isOpenWebUis(ApiException error) {
        return error.serverMessage().filter(text -> OWN.matcher(text).find()).isPresent();
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
