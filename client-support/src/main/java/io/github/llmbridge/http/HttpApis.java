package io.github.llmbridge.http;

import com.fasterxml.jackson.databind.json.JsonMapper;
import feign.Contract;
import feign.Feign;
import feign.QueryMapEncoder;
import feign.Request;
import feign.RequestInterceptor;
import feign.Retryer;
import feign.jackson.JacksonEncoder;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;

/**
 * Makes the resources of one server from their Feign interfaces, all over one connection pool. For the clients of this
 * SDK; thread safe.
 */
public final class HttpApis implements AutoCloseable {
    /**
     * What Feign believes to implement. It would look for the default methods of the resource itself by a private lookup,
     * which the module system denies: its module does not read those of the resources.
     */
    private interface Nothing {}

    private final ClientSettings settings;
    private final OkHttpClient http;
    private final JsonMapper json = Json.mapper();
    private final ResponseReader reader;
    private final OperationHandlers handlers;

    HttpApis(ClientSettings settings, OkHttpClient http, ErrorClassifier classifier) {
        this.settings = settings;
        this.http = http;
        this.reader = new ResponseReader(json, classifier, settings.clock());
        this.handlers = new OperationHandlers(
                new Retrying(settings.retry(), settings.clock(), settings.sleeper(), settings.random()));
    }

    /**
     * An instance of a resource.
     *
     * @param credential asked before every call; {@code null} makes the call anonymous
     */
    public <T> T create(Class<T> resource, Credential credential) {
        Contract contract = new LiteralValues();
        Object operations = Feign.builder()
                .contract(nothing -> contract.parseAndValidateMetadata(resource))
                .client(new ExchangeLog(new feign.okhttp.OkHttpClient(http), settings.clock()))
                .options(timeouts())
                .retryer(Retryer.NEVER_RETRY)
                .encoder(new JacksonEncoder(json))
                .decoder(reader)
                .decodeVoid()
                .errorDecoder(reader)
                .queryMapEncoder(queryMapEncoder())
                .requestInterceptor(headers(credential))
                .invocationHandlerFactory(handlers)
                .target(Nothing.class, settings.baseUrl());
        InvocationHandler handler = Proxy.getInvocationHandler(operations);
        return resource.cast(Proxy.newProxyInstance(resource.getClassLoader(), new Class<?>[] {resource}, handler));
    }

    /**
     * Whether a page could call an address from a browser; asked by one OPTIONS request without any credential.
     *
     * @param url the address
     * @param origin scheme, host and port of the page
     */
    public BrowserAccess browserAccess(String url, String origin) {
        return new BrowserProbe(http).check(url, origin);
    }

    /** The server's address without a trailing slash. */
    public String baseUrl() {
        return settings.baseUrl();
    }

    /** Closes the connections, if this SDK opened them; an application's own HTTP client is left alone. */
    @Override
    public void close() {
        if (settings.ownsHttpClient()) {
            http.dispatcher().executorService().shutdown();
            http.connectionPool().evictAll();
        }
    }

    /** The very time-outs of the HTTP client: with others, feign-okhttp would derive a new client for each request. */
    private Request.Options timeouts() {
        return new Request.Options(
                http.connectTimeoutMillis(),
                TimeUnit.MILLISECONDS,
                http.readTimeoutMillis(),
                TimeUnit.MILLISECONDS,
                http.followRedirects());
    }

    private RequestInterceptor headers(Credential credential) {
        return template -> {
            template.header("User-Agent", settings.userAgent());
            template.header("Accept", "application/json");
            Secret bearer = credential.get();
            if (bearer != null) {
                template.header("Authorization", "Bearer " + bearer.reveal());
            }
        };
    }

    private QueryMapEncoder queryMapEncoder() {
        return query -> {
            Map<String, Object> parameters = new LinkedHashMap<>();
            json.valueToTree(query).properties().forEach(field -> {
                if (!field.getValue().isNull()) {
                    parameters.put(
                            field.getKey(),
                            LiteralValues.escape(field.getValue().asText()));
                }
            });
            return parameters;
        };
    }
}
