package io.github.llmbridge.http;

import com.fasterxml.jackson.databind.json.JsonMapper;
import feign.Client;
import feign.Feign;
import feign.MethodMetadata;
import feign.QueryMapEncoder;
import feign.Request;
import feign.Retryer;
import feign.jackson.JacksonEncoder;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
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
    private final ErrorClassifier classifier;
    private final CallOptions options;
    private final Map<Class<?>, List<MethodMetadata>> known;
    private final JsonMapper json = Json.mapper();
    private final OurExceptions exceptions;
    private final Exchanges exchanges;
    private final ResponseReader reader;
    private final Calls calls;
    private final Client client;

    HttpApis(ClientSettings settings, OkHttpClient http, ErrorClassifier classifier) {
        this(settings, http, classifier, CallOptions.none(), new ConcurrentHashMap<>());
    }

    private HttpApis(
            ClientSettings settings,
            OkHttpClient http,
            ErrorClassifier classifier,
            CallOptions options,
            Map<Class<?>, List<MethodMetadata>> known) {
        this.settings = settings;
        this.http = withTimeout(http, options);
        this.classifier = classifier;
        this.options = options;
        this.known = known;
        this.exceptions = new OurExceptions(new ServerName(classifier.product(), settings.baseUrl()));
        this.exchanges =
                new Exchanges(classifier.product(), settings.clock(), settings.onExchange(), settings.observer());
        long longest = options.longestAnswerOr(settings.longestAnswer());
        this.reader = new ResponseReader(json, classifier, settings.clock(), exceptions, longest);
        Retrying retrying = new Retrying(
                options.retry(settings.retry()),
                settings.clock(),
                settings.sleeper(),
                settings.random(),
                options::left);
        this.calls = new Calls(retrying, exchanges, exceptions);
        Client noted = exchanges.noting(new LimitedAnswers(new EndingCalls(this.http, options), longest));
        Consumer<RawAnswer> listener = options.onAnswer();
        this.client = listener == null ? noted : new AnswerListener(noted, json, exceptions, listener);
    }

    /** The same server over the same connections, with further options for each call. */
    public HttpApis with(CallOptions further) {
        return new HttpApis(settings, http, classifier, further.over(options), known);
    }

    /**
     * An instance of a resource.
     *
     * @param credential asked before every call; {@code null} makes the call anonymous
     */
    public <T> T create(Class<T> resource, Credential credential) {
        Credential shown = shown(credential);
        Object operations = Feign.builder()
                .contract(nothing -> known.computeIfAbsent(resource, new LiteralValues()::parseAndValidateMetadata))
                .client(client)
                .options(timeouts())
                .retryer(Retryer.NEVER_RETRY)
                .encoder(new JacksonEncoder(json))
                .decoder(reader)
                .decodeVoid()
                .doNotCloseAfterDecode()
                .errorDecoder(reader)
                .queryMapEncoder(queryMapEncoder())
                .requestInterceptor(headers(shown))
                .invocationHandlerFactory(new OperationHandlers(calls, exceptions, shown))
                .target(Nothing.class, settings.baseUrl());
        InvocationHandler handler = Proxy.getInvocationHandler(operations);
        return resource.cast(Proxy.newProxyInstance(resource.getClassLoader(), new Class<?>[] {resource}, handler));
    }

    /** Requests that no resource has an operation for; the credential as in {@link #create}. */
    public RawCalls raw(Credential credential) {
        Credential shown = shown(credential);
        return new RawExchange(
                settings.baseUrl(), json, client, timeouts(), headers(shown), reader, calls, exceptions, shown);
    }

    /**
     * Whether a page could call an address from a browser; asked by one OPTIONS request without any credential.
     *
     * @param url the address
     * @param origin scheme, host and port of the page
     */
    public BrowserAccess browserAccess(String url, String origin) {
        return new BrowserProbe(probing()).check(url, origin);
    }

    /**
     * What an address answers to one GET request without any credential; nothing if nobody answers. Of a long body only the
     * beginning is read, and a redirect is not followed.
     *
     * @param url the address; it need not be this server's
     */
    public Optional<RawAnswer> answerAt(String url) {
        return new AddressProbe(probing(), json, exceptions).ask(url);
    }

    /** Asks again and again, by the clock and the sleeper of the client. */
    public Polling polling() {
        return new Polling(settings.clock(), settings.sleeper());
    }

    /** The server's address without a trailing slash. */
    public String baseUrl() {
        return settings.baseUrl();
    }

    /** Closes the connections, if this SDK opened them; an application's own HTTP client is left alone. */
    @Override
    public void close() {
        if (settings.ownsThreads()) {
            http.dispatcher().executorService().shutdown();
        }
        if (settings.ownsConnections()) {
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

    private CallHeaders headers(Credential shown) {
        return new CallHeaders(settings.userAgent(), shown, options.headers(), exchanges);
    }

    private Credential shown(Credential usual) {
        Secret given = options.credential();
        return given == null ? usual : () -> given;
    }

    /** What is asked without Feign must have ended with all other calls, too. */
    private OkHttpClient probing() {
        Duration left = options.left();
        return left == null
                ? http
                : http.newBuilder().callTimeout(EndingCalls.shorter(http, left)).build();
    }

    private static OkHttpClient withTimeout(OkHttpClient http, CallOptions options) {
        Duration timeout = options.timeout();
        return timeout == null
                ? http
                : http.newBuilder()
                        .callTimeout(timeout)
                        .connectTimeout(timeout)
                        .readTimeout(timeout)
                        .writeTimeout(timeout)
                        .build();
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
