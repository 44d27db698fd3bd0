package io.github.llmbridge.bridge.check;

import io.github.llmbridge.bridge.look.Servers;
import io.github.llmbridge.bridge.report.PreflightReport;
import io.github.llmbridge.bridge.report.Problem;
import io.github.llmbridge.bridge.report.Problem.Kind;
import io.github.llmbridge.bridge.tiers.TierCatalog;
import io.github.llmbridge.http.ApiException;
import io.github.llmbridge.http.BrowserAccess;
import io.github.llmbridge.http.ForbiddenException;
import io.github.llmbridge.litellm.ApiAddress;
import io.github.llmbridge.litellm.users.UserListQuery;
import io.github.llmbridge.openwebui.OpenWebUiClient;
import io.github.llmbridge.openwebui.server.ServerConfig;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds by name what would keep a provisioned user from chatting. Thread safe. */
public final class Preflight {
    private static final Duration KEPT = Duration.ofMinutes(1);

    /** What is wrong is asked again soon, so that a mended switch is seen. */
    private static final Duration KEPT_IF_WRONG = Duration.ofSeconds(5);

    private final Servers servers;
    private final BrowserWay way;
    private final TierCatalog tiers;
    private final KnownModels knownModels;
    private final SettingsFunctionCheck settingsFunction;
    private final Advisories advisories = Advisories.shipped();
    private final Memo<List<Problem>> ofConnections;

    /**
     * How users' browsers reach LiteLLM.
     *
     * @param connectionUrl LiteLLM's address as the browsers reach it
     * @param pageOrigin scheme, host and port by which users open Open WebUI
     * @param isChecked whether this machine can reach the address, too
     */
    public record BrowserWay(String connectionUrl, String pageOrigin, boolean isChecked) {}

    /** Checks of one bridge. */
    public Preflight(
            Servers servers,
            BrowserWay way,
            TierCatalog tiers,
            KnownModels knownModels,
            SettingsFunctionCheck settingsFunction,
            Clock clock) {
        this.servers = servers;
        this.way = way;
        this.tiers = tiers;
        this.knownModels = knownModels;
        this.settingsFunction = settingsFunction;
        this.ofConnections = new Memo<>(clock, Preflight::kept);
    }

    /** An answer that was lost says nothing of the next one. */
    private static Duration kept(List<Problem> found) {
        if (found.stream().anyMatch(problem -> problem.kind() == Kind.BROWSER_URL_UNREACHABLE)) {
            return Duration.ZERO;
        }
        return found.isEmpty() ? KEPT : KEPT_IF_WRONG;
    }

    /** As {@link #ofConnections(Servers)}, for work on many people, of which each call has its own end. */
    public List<Problem> ofConnections() {
        return ofConnections(servers);
    }

    /** What concerns every provisioning: the switch and the browser's way. Not asked again for a while. */
    public List<Problem> ofConnections(Servers within) {
        return ofConnections.get(within, asked -> {
            List<Problem> found = new ArrayList<>();
            checkDirectConnections(found, asked.openWebUi(), asked.openWebUi().readConfig());
            checkBrowser(found, asked);
            return List.copyOf(found);
        });
    }

    /** Everything, asked now. */
    public PreflightReport full() {
        List<Problem> problems = new ArrayList<>();
        String liteLlmVersion = askLiteLlm(problems);
        String openWebUiVersion = askOpenWebUi(problems);
        checkBrowser(problems, servers);
        settingsFunction.forget();
        settingsFunction.problem(servers).ifPresent(problems::add);
        problems.addAll(advisories.of(liteLlmVersion, openWebUiVersion));
        return new PreflightReport(liteLlmVersion, openWebUiVersion, problems);
    }

    private void checkTiers(List<Problem> problems) {
        tiers.names()
                .forEach(name ->
                        knownModels.problem(tiers.require(name), servers).ifPresent(problems::add));
    }

    private @Nullable String askLiteLlm(List<Problem> problems) {
        try {
            checkTiers(problems);
            servers.liteLlm().users().list(UserListQuery.builder().pageSize(1).build());
        } catch (ApiException e) {
            problems.add(ofCredential(e, Kind.MASTER_KEY_LACKS_RIGHTS, "LiteLLM's key: "));
        }
        try {
            return servers.liteLlm().health().version().orElse(null);
        } catch (ApiException e) {
            return null;
        }
    }

    private @Nullable String askOpenWebUi(List<Problem> problems) {
        try {
            servers.openWebUi().users().list(1, "");
            ServerConfig server = servers.openWebUi().readConfig();
            checkDirectConnections(problems, servers.openWebUi(), server);
            if (server.apiKeys().equals(Optional.of(false))) {
                problems.add(
                        new Problem(
                                Kind.API_KEYS_DISABLED,
                                "API keys are switched off in Open WebUI (ENABLE_API_KEYS): users' API keys cannot serve as tokens"));
            }
            servers.openWebUi().adminTokenEnds().map(Preflight::ofEnd).ifPresent(problems::add);
            return server.version();
        } catch (ApiException e) {
            problems.add(ofCredential(e, Kind.ADMIN_TOKEN_LACKS_RIGHTS, "Open WebUI's administrator token: "));
            return null;
        }
    }

    private static Problem ofEnd(Instant end) {
        return new Problem(
                Kind.ADMIN_TOKEN_ENDS,
                "Open WebUI's administrator token ends at " + end
                        + ", and no call works from then on: e-mail and password of an administrator last");
    }

    private static Problem ofCredential(ApiException error, Kind refused, String what) {
        boolean lacksRights = error instanceof ForbiddenException || error.status() == 401;
        return new Problem(lacksRights ? refused : Kind.SERVER_UNREACHABLE, what + error.getMessage());
    }

    /** An API key of an administrator is not told the switch by the page's configuration, but may read it. */
    private static void checkDirectConnections(List<Problem> problems, OpenWebUiClient openWebUi, ServerConfig server) {
        boolean on = server.directConnections()
                .orElseGet(() -> openWebUi.configs().connections().directConnections());
        if (!on) {
            problems.add(new Problem(
                    Kind.DIRECT_CONNECTIONS_DISABLED,
                    "direct connections are switched off in Open WebUI (ENABLE_DIRECT_CONNECTIONS): they are stored, but the"
                            + " page does not use them"));
        }
    }

    private void checkBrowser(List<Problem> problems, Servers asked) {
        if (!way.isChecked()) {
            return;
        }
        String url = way.connectionUrl();
        if (isHttps(way.pageOrigin()) && !isHttps(url) && !isLoopback(url)) {
            problems.add(new Problem(Kind.BROWSER_URL_NOT_HTTPS, "an https page cannot call " + url));
        }
        BrowserAccess access = asked.openWebUi().browserAccess(url, way.pageOrigin());
        if (access == BrowserAccess.REFUSED_BY_CORS) {
            problems.add(new Problem(
                    Kind.BROWSER_URL_REFUSES_CORS,
                    "the connection's URL " + url + " does not allow pages of " + way.pageOrigin() + " (CORS)"));
        }
        ApiAddress address = access == BrowserAccess.UNREACHABLE
                ? ApiAddress.UNREACHABLE
                : asked.liteLlm().apiAddress(url);
        if (address == ApiAddress.UNREACHABLE) {
            problems.add(new Problem(Kind.BROWSER_URL_UNREACHABLE, "nobody answers at the connection's URL " + url));
        } else if (address == ApiAddress.NOT_LITELLM) {
            problems.add(new Problem(
                    Kind.BROWSER_URL_NOT_LITELLM,
                    "LiteLLM does not answer at the connection's URL " + url
                            + ": another server does, or the path is wrong; LiteLLM's own paths are / and /v1"));
        }
    }

    private static boolean isHttps(String url) {
        return url.toLowerCase(Locale.ROOT).startsWith("https:");
    }

    private static boolean isLoopback(String url) {
        return url.matches("(?i)http://(localhost|127\\.[0-9.]+|\\[::1\\])([:/].*)?");
    }
}
