package io.github.llmbridge.openwebui.connections;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What Open WebUI's server found at a connection's URL.
 *
 * @param models the ids of the models that were listed
 * @param status the model server's HTTP status, if it refused
 * @param message what it said, redacted
 */
public record ConnectionCheck(
        Kind kind,
        List<String> models,
        @Nullable Integer status,
        @Nullable String message) {
    /** What was found. */
    public enum Kind {
        /** It lists its models with this key. */
        OK,
        /** It answers, but not to this key, or not at this path. */
        REFUSED,
        /** Open WebUI's server gets no answer there. */
        UNREACHABLE,
        /** It answers with something that is no list of models, such as a page: the version path may be missing. */
        NOT_A_MODEL_SERVER
    }

    public ConnectionCheck {
        models = List.copyOf(models);
    }

    /** Whether it could be used. */
    public boolean isOk() {
        return kind == Kind.OK;
    }
}
