package io.github.llmbridge.openwebui;

import io.github.llmbridge.http.ApiException;
import io.github.llmbridge.http.RateLimitedException;
import io.github.llmbridge.http.ServerErrorException;
import io.github.llmbridge.http.UnreachableException;
import io.github.llmbridge.openwebui.server.Server;
import io.github.llmbridge.openwebui.server.ServerConfig;
import io.github.llmbridge.openwebui.server.ServerStatus;
import io.github.llmbridge.openwebui.server.ServerStatus.Kind;
import org.jspecify.annotations.Nullable;

/** Looks at what a server tells anybody: the one answer that holds both its version and its nature. */
final class ServerCheck {
    private ServerCheck() {}

    static ServerStatus of(Server anonymous) {
        try {
            return of(anonymous.configAnswer());
        } catch (UnreachableException | ServerErrorException | RateLimitedException e) {
            return new ServerStatus(Kind.DOWN, null, e.getMessage());
        } catch (ApiException e) {
            return another(e.getMessage());
        }
    }

    /** Ollama, for one, has a version too, but no features. */
    private static ServerStatus of(ServerConfig config) {
        if (config.version() == null || !config.features().containsKey("auth")) {
            return another("the server does not tell what Open WebUI tells");
        }
        OpenWebUiVersion version;
        try {
            version = OpenWebUiVersion.parse(config.version());
        } catch (IllegalArgumentException e) {
            return another("the server's version is none of Open WebUI");
        }
        boolean tooOld = version.compareTo(OpenWebUiVersion.OLDEST_SUPPORTED) < 0;
        boolean newer = version.compareTo(OpenWebUiVersion.NEWEST_TESTED) > 0;
        String detail = tooOld
                ? "at least " + OpenWebUiVersion.OLDEST_SUPPORTED + " is needed"
                : newer ? "newer than " + OpenWebUiVersion.NEWEST_TESTED + ", the newest that was tested" : null;
        return new ServerStatus(tooOld ? Kind.TOO_OLD : Kind.UP, version.toString(), detail);
    }

    private static ServerStatus another(@Nullable String detail) {
        return new ServerStatus(Kind.ANOTHER_SERVER, null, detail);
    }
}
