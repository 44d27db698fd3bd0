package io.github.llmbridge.proxy;

import io.github.llmbridge.endpoints.ApiKey;
import io.github.llmbridge.endpoints.Endpoint;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which headers go on. What belongs to one connection, to the browser or to the proxy itself does not. */
final class PassedHeaders {
    private static final Set<String> OF_ONE_CONNECTION = Set.of(
            "connection",
            "keep-alive",
            "proxy-authenticate",
            "proxy-authorization",
            "proxy-connection",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "expect",
            "content-length");

    /** Endpoints belong to others: neither the client's keys and cookies nor its address are their business. */
    private static final Set<String> NOT_FOR_ENDPOINTS = Set.of(
            "host",
            "authorization",
            "api-key",
            "x-api-key",
            "cookie",
            "origin",
            "referer",
            "accept-encoding",
            "forwarded",
            "via",
            "x-real-ip",
            RequestId.HEADER,
            RequestedModel.HEADER);

    /** What a browser would take for the proxy's own wish: to sign in, to forget, to report, to go elsewhere. */
    private static final Set<String> NOT_FOR_CLIENTS = Set.of(
            "set-cookie",
            "set-cookie2",
            "alt-svc",
            "strict-transport-security",
            "www-authenticate",
            "authentication-info",
            "clear-site-data",
            "nel",
            "report-to",
            "reporting-endpoints",
            "refresh");

    private PassedHeaders() {}

    /** To the endpoint, with its own key and uncompressed answers, in which names can be put. */
    static MultiMap toEndpoint(MultiMap from, @Nullable ApiKey apiKey, String requestId) {
        MultiMap headers = HttpHeaders.headers();
        Set<String> named = namedByConnection(from);
        for (Map.Entry<String, String> header : from) {
            String name = header.getKey().toLowerCase(Locale.ROOT);
            if (!OF_ONE_CONNECTION.contains(name)
                    && !named.contains(name)
                    && !NOT_FOR_ENDPOINTS.contains(name)
                    && !name.startsWith("x-forwarded-")
                    && !name.startsWith("sec-")
                    && !name.startsWith("access-control-")) {
                headers.add(name, header.getValue());
            }
        }
        headers.set(HttpHeaders.ACCEPT_ENCODING, HttpHeaders.IDENTITY);
        headers.set(RequestId.HEADER, requestId);
        if (apiKey != null) {
            headers.set(HttpHeaders.AUTHORIZATION, "Bearer " + apiKey.reveal());
        }
        return headers;
    }

    /** To the client, into headers that may hold some already; a value with the endpoint's key or its model's name is left out. */
    static void toClient(MultiMap from, MultiMap to, RequestedModel model) {
        Endpoint endpoint = model.endpoint();
        Set<String> named = namedByConnection(from);
        Set<String> replaced = new HashSet<>();
        for (Map.Entry<String, String> header : from) {
            String name = header.getKey().toLowerCase(Locale.ROOT);
            if (!OF_ONE_CONNECTION.contains(name)
                    && !named.contains(name)
                    && !NOT_FOR_CLIENTS.contains(name)
                    && !name.startsWith("access-control-")
                    && !(name.contains("model") && isOrEndsWith(header.getValue(), endpoint.actualModelName()))
                    && !EchoedKey.isIn(header.getValue(), endpoint.apiKey())) {
                if (replaced.add(name) && !name.equals("vary")) {
                    to.remove(name);
                }
                to.add(name, header.getValue());
            }
        }
    }

    /** A provider may stand before the name. */
    private static boolean isOrEndsWith(String value, String name) {
        return value.equals(name) || value.endsWith("/" + name);
    }

    private static Set<String> namedByConnection(MultiMap headers) {
        Set<String> names = new HashSet<>();
        for (String value : headers.getAll(HttpHeaders.CONNECTION)) {
            for (String name : value.split(",", -1)) {
                names.add(name.strip().toLowerCase(Locale.ROOT));
            }
        }
        return names;
    }
}
