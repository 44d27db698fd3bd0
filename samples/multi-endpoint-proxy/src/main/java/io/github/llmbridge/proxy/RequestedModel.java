package io.github.llmbridge.proxy;

import io.github.llmbridge.endpoints.Endpoint;
import io.github.llmbridge.endpoints.EndpointCatalog;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The endpoint that a request means and the name by which it asked for it.
 *
 * @param name the client's name of it, which the answer carries
 */
record RequestedModel(Endpoint endpoint, String name) {
    static final String HEADER = "x-model-id";

    /**
     * By the header, else the query, else the body.
     *
     * @throws ProxyError if none names a model, or one that is not there
     */
    static RequestedModel find(
            EndpointCatalog catalog, @Nullable String header, @Nullable String query, @Nullable String inBody) {
        Optional<String> inQuery = modelIn(query);
        String name = header != null ? header : inQuery.orElse(inBody);
        if (name == null || name.isBlank()) {
            throw ProxyError.invalid(
                    400,
                    "missing_model",
                    "You must provide a model: in the body, as query parameter model or as header " + HEADER + ".");
        }
        Stream<String> spellings = header == null ? Stream.of(name) : spellings(header);
        return spellings
                .flatMap(spelling -> catalog.find(spelling).map(found -> new RequestedModel(found, spelling)).stream())
                .findFirst()
                .orElseThrow(() -> unknown(catalog, name));
    }

    /** The refusal of a name that means no endpoint, or several. */
    static ProxyError unknown(EndpointCatalog catalog, String name) {
        List<String> ids = catalog.idsNamed(name);
        return ProxyError.invalid(
                404,
                "model_not_found",
                ids.size() > 1
                        ? "`" + name + "` is the display name of several models; call one by its id: " + ids
                        : "The model `" + name + "` does not exist. GET /v1/models lists those that do.");
    }

    /** The query with the endpoint's own name of the model. */
    @Nullable String queryForEndpoint(@Nullable String query) {
        return modelIn(query).isEmpty() || query == null
                ? query
                : Arrays.stream(query.split("&", -1))
                        .map(pair -> pair.startsWith("model=") ? "model=" + encode(endpoint.actualModelName()) : pair)
                        .collect(Collectors.joining("&"));
    }

    private static Optional<String> modelIn(@Nullable String query) {
        return query == null
                ? Optional.empty()
                : Arrays.stream(query.split("&", -1))
                        .filter(pair -> pair.startsWith("model="))
                        .map(pair -> decode(pair.substring("model=".length())))
                        .findFirst();
    }

    /** A header can hold other than ASCII letters only in disguise. */
    private static Stream<String> spellings(String header) {
        String utf8 = new String(header.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        return Stream.concat(
                Stream.of(header, utf8),
                Stream.of(header).filter(name -> name.contains("%")).map(RequestedModel::decode));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw ProxyError.invalid(400, null, "The request's percent-encoding is broken.");
        }
    }
}
