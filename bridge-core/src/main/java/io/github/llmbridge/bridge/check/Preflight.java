package io.github.llmbridge.bridge;

import io.github.llmbridge.bridge.Problem.Kind;
import io.github.llmbridge.http.ApiException;
import io.github.llmbridge.http.BrowserAccess;
import io.github.llmbridge.http.ForbiddenException;
import io.github.llmbridge.litellm.users.UserListQuery;
import io.github.llmbridge.openwebui.server.ServerConfig;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds by name what would keep a provisioned user from chatting. */
final class Preflight {
    private static final Duration KEPT = Duration.ofMinutes(1);

    private final BridgeConfig config;
    private Instant cleanSince = Instant.MIN;

    Preflight(BridgeConfig config) {
        this.config = config;
    }

    /** What concerns every provisioning: the switch and the browser's way. Once clean, not asked again for a minute. */
    synchronized List<Problem> ofConnections() {
        Instant now = config.clock().instant();
        if (!cleanSince.isBefore(now.minus(KEPT))) {
            return List.of();
        }
        List<Problem> found = new ArrayList<>();
        checkDirectConnections(found, config.openWebUi().readConfig());
        checkBrowser(found);
        if (found.isEmpty()) {
            cleanSince = now;
        }
        return found;
    }

    PreflightReport full() {
        List<Problem> problems = new ArrayList<>();
        String liteLlmVersion = askLiteLlm(problems);
        String openWebUiVersion = askOpenWebUi(problems);
        checkBrowser(problems);
        problems.addAll(Advisories.of(liteLlmVersion, openWebUiVersion));
        return new PreflightReport(liteLlmVersion, openWebUiVersion, problems);
    }

    private @Nullable String askLiteLlm(List<Problem> problems) {
        try {
            config.liteLlm().users().list(UserListQuery.builder().pageSize(1).build());
        } catch (ApiException e) {
            problems.add(ofCredential(e, Kind.MASTER_KEY_LACKS_RIGHTS, "LiteLLM's key: "));
        }
        try {
            return config.liteLlm().health().version().orElse(null);
        } catch (ApiException e) {
            return null;
        }
    }

    private @Nullable String askOpenWebUi(List<Problem> problems) {
        try {
            config.openWebUi().users().list(1, "");
            ServerConfig server = config.openWebUi().readConfig();
            checkDirectConnections(problems, server);
            if (server.apiKeys().equals(Optional.of(false))) {
                problems.add(
                        new Problem(
                                Kind.API_KEYS_DISABLED,
                                "API keys are switched off in Open WebUI (ENABLE_API_KEYS): users' API keys cannot serve as tokens"));
            }
            return server.version();
        } catch (ApiException e) {
            problems.add(ofCredential(e, Kind.ADMIN_TOKEN_LACKS_RIGHTS, "Open WebUI's administrator token: "));
            return null;
        }
    }

    private static Problem ofCredential(ApiException error, Kind refused, String what) {
        boolean lacksRights = error instanceof ForbiddenException || error.status() == 401;
        return new Problem(lacksRights ? refused : Kind.SERVER_UNREACHABLE, what + error.getMessage());
    }

    /** An API key of an administrator is not told the switch by the page's configuration, but may read it. */
    private void checkDirectConnections(List<Problem> problems, ServerConfig server) {
        boolean on = server.directConnections()
                .orElseGet(() -> config.openWebUi().configs().connections().directConnections());
        if (!on) {
            problems.add(new Problem(
                    Kind.DIRECT_CONNECTIONS_DISABLED,
                    "direct connections are switched off in Open WebUI (ENABLE_DIRECT_CONNECTIONS): they are stored, but the"
                            + " page does not use them"));
        }
    }

    private void checkBrowser(List<Problem> problems) {
        if (!config.checkBrowserUrl()) {
            return;
        }
        String url = config.connectionUrl();
        if (isHttps(config.pageOrigin()) && !isHttps(url) && !isLoopback(url)) {
            problems.add(new Problem(Kind.BROWSER_URL_NOT_HTTPS, "an https page cannot call " + url));
        }
        BrowserAccess access = config.openWebUi().browserAccess(url, config.pageOrigin());
        if (access == BrowserAccess.UNREACHABLE) {
            problems.add(new Problem(Kind.BROWSER_URL_UNREACHABLE, "nobody answers at the connection's URL " + url));
        } else if (access == BrowserAccess.REFUSED_BY_CORS) {
            problems.add(new Problem(
                    Kind.BROWSER_URL_REFUSES_CORS,
                    "the connection's URL " + url + " does not allow pages of " + config.pageOrigin() + " (CORS)"));
        }
    }

    private static boolean isHttps(String url) {
        return url.toLowerCase(Locale.ROOT).startsWith("https:");
    }

    private static boolean isLoopback(String url) {
        return url.matches("(?i)http://(localhost|127\\.[0-9.]+|\\[::1\\])([:/].*)?");
    }
}
