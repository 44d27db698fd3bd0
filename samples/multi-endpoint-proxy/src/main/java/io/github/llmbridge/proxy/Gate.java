package io.github.llmbridge.proxy;

import io.github.llmbridge.endpoints.ApiKey;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who may come in: web pages by their origin, clients by the access key. */
final class Gate {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    /** Addresses and names that no public name server can give: it could send a page's own name to this machine. */
    private static final Pattern PRIVATE_HOST =
            Pattern.compile("([0-9.]+|\\[.*]|[^.:]*|.*\\.(localhost|internal))(:\\d*)?", Pattern.CASE_INSENSITIVE);

    private final @Nullable ApiKey accessKey;
    private final List<String> origins;

    Gate(ProxySettings settings) {
        this.accessKey = settings.accessKey();
        this.origins = settings.corsOrigins();
    }

    /**
     * Checks by which name this proxy was called. A page whose own name leads here could call without naming its origin.
     *
     * @throws ProxyError if the name is a public one and there is no access key
     */
    void checkHost(HttpServerRequest request) {
        String host = request.getHeader(HttpHeaders.HOST);
        if (accessKey == null && host != null && !PRIVATE_HOST.matcher(host).matches()) {
            throw ProxyError.invalid(
                    403,
                    "host_not_allowed",
                    "Without an access key, the proxy can be called as localhost or by its IP address only;"
                            + " CM_OPEN_WEBUI_PROXY_API_KEY sets one.");
        }
    }

    /**
     * Lets the page that has sent this request read the answer.
     *
     * @throws ProxyError if it is a page that may not call: without an access key, any page in the user's browser could
     *     spend the user's money
     */
    void checkOrigin(HttpServerRequest request) {
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        if (origin == null) {
            return;
        }
        if (!allowed(origin)) {
            throw ProxyError.invalid(
                    403,
                    "origin_not_allowed",
                    "Pages of this origin may not call; CM_OPEN_WEBUI_PROXY_CORS_ORIGINS names those that may.");
        }
        MultiMap headers = request.response().headers();
        headers.set(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, origins.contains("*") ? "*" : origin);
        headers.set(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, "*");
        headers.add(HttpHeaders.VARY, HttpHeaders.ORIGIN);
    }

    /**
     * Checks requests that name no origin. Pages send such for pictures, frames and links, and can neither read the answer nor
     * add a key; but each could spend the user's money.
     *
     * @throws ProxyError if another site's page is behind it and there is no access key
     */
    void checkSite(HttpServerRequest request) {
        if (accessKey != null || origins.contains("*") || request.headers().contains(HttpHeaders.ORIGIN)) {
            return;
        }
        String site = value(request, "sec-fetch-site");
        // Another port of this machine is of the same site.
        if (site.equalsIgnoreCase("cross-site") || site.equalsIgnoreCase("same-site") && !origins.isEmpty()) {
            throw ProxyError.invalid(
                    403, "origin_not_allowed", "Pages of other sites may not call; open the address itself.");
        }
    }

    /** Whether the request only asks what a page may do. */
    static boolean isPreflight(HttpServerRequest request) {
        return request.method().equals(HttpMethod.OPTIONS)
                && request.headers().contains(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD);
    }

    static void answerPreflight(HttpServerRequest request) {
        String asked = request.getHeader(HttpHeaders.ACCESS_CONTROL_REQUEST_HEADERS);
        MultiMap headers = request.response().headers();
        headers.set(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, Routes.METHODS);
        headers.set(HttpHeaders.ACCESS_CONTROL_MAX_AGE, "600");
        if (asked != null) {
            headers.set(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, asked);
        }
        if (request.headers().contains("access-control-request-private-network")) {
            headers.set("access-control-allow-private-network", "true");
        }
        request.response().setStatusCode(204).end();
    }

    /**
     * Checks the access key, if there is one.
     *
     * @throws ProxyError if it is missing or wrong
     */
    void checkKey(HttpServerRequest request) {
        if (accessKey == null) {
            return;
        }
        String bearer = request.getHeader(HttpHeaders.AUTHORIZATION);
        List<String> sent = Stream.of(
                        bearer == null ? "" : bearer.replaceFirst("(?i)^Bearer\\s+", ""),
                        value(request, "x-api-key"),
                        value(request, "api-key"))
                .filter(key -> !key.isEmpty())
                .toList();
        if (sent.isEmpty()) {
            throw ProxyError.invalid(401, "missing_api_key", "You must send the proxy's access key as bearer token.");
        }
        byte[] wanted = accessKey.reveal().getBytes(StandardCharsets.UTF_8);
        if (sent.stream().noneMatch(key -> MessageDigest.isEqual(key.getBytes(StandardCharsets.UTF_8), wanted))) {
            throw ProxyError.invalid(401, "invalid_api_key", "This is not the proxy's access key.");
        }
    }

    private boolean allowed(String origin) {
        if (origins.isEmpty()) {
            return isLoopback(origin);
        }
        return origins.contains("*") || origins.contains(origin);
    }

    private static boolean isLoopback(String origin) {
        try {
            String host = URI.create(origin).getHost();
            return host != null && LOOPBACK.contains(host);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String value(HttpServerRequest request, String header) {
        String value = request.getHeader(header);
        return value == null ? "" : value;
    }
}
