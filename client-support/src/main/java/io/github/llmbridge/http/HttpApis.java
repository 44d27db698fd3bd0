package io.github.llmbridge.http;

import com.fasterxml.jackson.databind.json.JsonMapper;
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
     * An instance of a resource: either a plain Feign interface, or an interface with default methods that extends one.
     * The two are apart because Feign looks default methods up from its own module, which does not read ours.
     *
     * @param credential asked before every call; {@code null} makes the call anonymous
     */
    public <T> T create(Class<T> resource, Credential credential) {
        Class<?>[] parents = resource.getInterfaces();
        Class<?> operations = parents.length == 1 ? parents[0] : resource;
        Object plain = feign(credential).target(operations, settings.baseUrl());
        return operations == resource ? resource.cast(plain) : withDefaultMethods(resource, plain);
    }

    private static <T> T withDefaultMethods(Class<T> resource, Object operations) {
        InvocationHandler plain = Proxy.getInvocationHandler(operations);
        InvocationHandler handler = (proxy, method, arguments) -> method.isDefault()
                ? InvocationHandler.invokeDefault(proxy, method, arguments)
                : plain.invoke(proxy, method, arguments);
        return resource.cast(Proxy.newProxyInstance(resource.getClassLoader(), new Class<?>[] {resource}, handler));
    }

    private Feign.Builder feign(Credential credential) {
        return Feign.builder()
                .contract(new LiteralValues())
                .client(new ExchangeLog(new feign.okhttp.OkHttpClient(http), settings.clock()))
                .options(timeouts())
                .retryer(Retryer.NEVER_RETRY)
                .encoder(new JacksonEncoder(json))
                .decoder(reader)
                .decodeVoid()
                .errorDecoder(reader)
                .queryMapEncoder(queryMapEncoder())
                .requestInterceptor(headers(credential))
                .invocationHandlerFactory(handlers);
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
