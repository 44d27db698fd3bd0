package io.github.llmbridge.http;

import java.lang.module.ModuleDescriptor;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import okhttp3.ConnectionPool;
import okhttp3.CookieJar;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * The options that both clients share. Not thread safe; the client it builds is.
 *
 * @param <B> the builder itself
 */
public abstract class ClientBuilder<B extends ClientBuilder<B>> {
    /** Both servers run on uvicorn, which drops an idle connection after 5 seconds: ours must go first. */
    private static final Duration IDLE_CONNECTION = Duration.ofSeconds(4);

    private static final int IDLE_CONNECTIONS = 32;

    private static final Duration SHORTEST_CALL = Duration.ofSeconds(60);
    private static final Duration LONGEST_CALL = Duration.ofMinutes(10);
    private static final long LONGEST_ANSWER = 32L * 1024 * 1024;

    private @Nullable String baseUrl;
    private @Nullable OkHttpClient httpClient;
    private Duration connectTimeout = Duration.ofSeconds(5);
    private Duration readTimeout = Duration.ofSeconds(30);
    private RetryPolicy retry = RetryPolicy.standard();
    private Clock clock = Clock.systemUTC();
    private Sleeper sleeper = duration -> TimeUnit.NANOSECONDS.sleep(duration.toNanos());
    private RandomGenerator random = () -> ThreadLocalRandom.current().nextLong();
    private String application = "";
    private boolean sharesConnections;
    private @Nullable Duration callTimeout;
    private long longestAnswer = LONGEST_ANSWER;
    private Consumer<Exchange> onExchange = exchange -> {};
    private @Nullable ExchangeObserver observer;

    /** For the builders of the two clients. */
    protected ClientBuilder() {}

    /** The server's address, such as {@code https://llm.example.com}; required. */
    public B baseUrl(String url) {
        this.baseUrl = url;
        return self();
    }

    /**
     * The application's own HTTP client, for its proxy, TLS, interceptors and time-outs. It is never closed. Not used are its own
     * repeating, redirects and cookies, nor its connections, unless {@link #shareConnections} says so.
     */
    public B httpClient(OkHttpClient client) {
        this.httpClient = client;
        return self();
    }

    /**
     * Whether to use the connections of {@link #httpClient} rather than some of the SDK's own. Both servers drop an idle connection
     * after 5 seconds, and a pool that keeps it for longer, as OkHttp's own does, loses the next call on it: set this only with a
     * pool that drops it earlier. False by default.
     */
    public B shareConnections(boolean share) {
        this.sharesConnections = share;
        return self();
    }

    /** How long to wait for a connection; 5 seconds by default. Not used with {@link #httpClient}. */
    public B connectTimeout(Duration timeout) {
        this.connectTimeout = timeout;
        return self();
    }

    /** How long to wait for the next byte of an answer; 30 seconds by default. Not used with {@link #httpClient}. */
    public B readTimeout(Duration timeout) {
        this.readTimeout = timeout;
        return self();
    }

    /**
     * How long one attempt may take in all, from connecting to the last byte of the answer; a streamed answer must have begun by then.
     * By default that of {@link #httpClient} if it has one, else twice the time for the next byte, at least a minute and at most ten.
     */
    public B callTimeout(Duration timeout) {
        if (timeout.isNegative() || timeout.toMillis() == 0) {
            throw new IllegalArgumentException("callTimeout must be at least a millisecond, not " + timeout);
        }
        this.callTimeout = timeout;
        return self();
    }

    /**
     * How many bytes of an answer are read at most, after unpacking; of an answer that is streamed, of each of its parts. A longer
     * one fails with {@link AnswerTooLongException}. 32 MiB by default.
     */
    public B longestAnswer(long bytes) {
        if (bytes < 1) {
            throw new IllegalArgumentException("longestAnswer must be at least 1, not " + bytes);
        }
        this.longestAnswer = bytes;
        return self();
    }

    /**
     * Hears of every exchange when it has ended, also of one without an answer; on the thread of the call, so it must be quick. What
     * it throws is logged only. Several are told in turn.
     */
    public B onExchange(Consumer<Exchange> listener) {
        this.onExchange = onExchange.andThen(listener);
        return self();
    }

    /** Surrounds every exchange, for traces; what it throws is logged only. One at most: the last that is set. */
    public B observer(ExchangeObserver value) {
        this.observer = Inputs.present("observer", value);
        return self();
    }

    /** How failed operations are repeated; {@link RetryPolicy#standard()} by default. */
    public B retry(RetryPolicy policy) {
        this.retry = policy;
        return self();
    }

    /** The clock for deadlines and Retry-After dates. */
    public B clock(Clock value) {
        this.clock = value;
        return self();
    }

    /** How to wait before a repeat. */
    public B sleeper(Sleeper value) {
        this.sleeper = value;
        return self();
    }

    /** Randomness for the waits before repeats. */
    public B random(RandomGenerator value) {
        this.random = value;
        return self();
    }

    /** The application's name and version, appended to the User-Agent header. */
    public B application(String nameAndVersion) {
        this.application = nameAndVersion;
        return self();
    }

    /** This builder. */
    protected abstract B self();

    /** Whether {@link #baseUrl} was called. */
    protected boolean hasBaseUrl() {
        return baseUrl != null;
    }

    /**
     * Checks the options and opens the connection pool.
     *
     * @param problems what the client's own options lack; reported together with ours
     * @throws IllegalArgumentException naming every option that is missing or malformed, never echoing a value
     */
    protected HttpApis open(List<String> problems, ErrorClassifier classifier) {
        List<String> all = new ArrayList<>();
        String url = normalise(baseUrl, all);
        all.addAll(problems);
        if (!all.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", all));
        }
        boolean ownsThreads = httpClient == null;
        boolean ownsConnections = ownsThreads || !sharesConnections;
        OkHttpClient.Builder http = httpClient == null ? own() : httpClient.newBuilder();
        if (ownsConnections) {
            http.connectionPool(
                    new ConnectionPool(IDLE_CONNECTIONS, IDLE_CONNECTION.toMillis(), TimeUnit.MILLISECONDS));
        }
        http.callTimeout(wholeCall(http.build()))
                .retryOnConnectionFailure(false)
                .followRedirects(false)
                .followSslRedirects(false)
                .cookieJar(CookieJar.NO_COOKIES)
                .addInterceptor(new InterruptedCalls())
                .addNetworkInterceptor(new FailedServerConnections());
        ClientSettings settings = new ClientSettings(
                url,
                ownsThreads,
                ownsConnections,
                retry,
                clock,
                sleeper,
                random,
                userAgent(application),
                longestAnswer,
                onExchange,
                observer);
        return new HttpApis(settings, http.build(), classifier);
    }

    private OkHttpClient.Builder own() {
        return new OkHttpClient.Builder()
                .connectTimeout(connectTimeout)
                .readTimeout(readTimeout)
                .writeTimeout(readTimeout);
    }

    /** Without an end a server that sends a byte now and then would hold a call for ever. */
    private Duration wholeCall(OkHttpClient http) {
        if (callTimeout != null) {
            return callTimeout;
        }
        if (http.callTimeoutMillis() > 0) {
            return Duration.ofMillis(http.callTimeoutMillis());
        }
        Duration twice = Duration.ofMillis(2L * http.readTimeoutMillis());
        if (twice.isZero() || twice.compareTo(LONGEST_CALL) > 0) {
            return LONGEST_CALL;
        }
        return twice.compareTo(SHORTEST_CALL) < 0 ? SHORTEST_CALL : twice;
    }

    private static String normalise(@Nullable String url, List<String> problems) {
        if (url == null || url.isBlank()) {
            problems.add("baseUrl is missing");
            return "";
        }
        try {
            return ServerUrl.checked("baseUrl", url);
        } catch (IllegalArgumentException e) {
            problems.add(e.getMessage());
            return "";
        }
    }

    private static String userAgent(String application) {
        String own = "llmbridge/" + version();
        return application.isBlank() ? own : own + " " + application;
    }

    /** On the module path a package has no manifest, but its module knows the version. */
    private static String version() {
        return Optional.ofNullable(ClientBuilder.class.getPackage().getImplementationVersion())
                .or(() -> Optional.ofNullable(ClientBuilder.class.getModule().getDescriptor())
                        .flatMap(ModuleDescriptor::rawVersion))
                .orElse("development");
    }
}
