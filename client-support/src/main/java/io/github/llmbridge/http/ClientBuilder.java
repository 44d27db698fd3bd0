package io.github.llmbridge.http;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
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

    private @Nullable String baseUrl;
    private @Nullable OkHttpClient httpClient;
    private Duration connectTimeout = Duration.ofSeconds(5);
    private Duration readTimeout = Duration.ofSeconds(30);
    private RetryPolicy retry = RetryPolicy.standard();
    private Clock clock = Clock.systemUTC();
    private Sleeper sleeper = duration -> TimeUnit.NANOSECONDS.sleep(duration.toNanos());
    private RandomGenerator random = () -> ThreadLocalRandom.current().nextLong();
    private String application = "";

    /** For the builders of the two clients. */
    protected ClientBuilder() {}

    /** The server's address, such as {@code https://llm.example.com}; required. */
    public B baseUrl(String url) {
        this.baseUrl = url;
        return self();
    }

    /**
     * The application's own HTTP client, for its proxy, TLS, interceptors and time-outs. Connections are shared with it, it
     * is never closed, and its own repeating, redirects and cookies are not used.
     */
    public B httpClient(OkHttpClient client) {
        this.httpClient = client;
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
        OkHttpClient.Builder http = httpClient == null
                ? new OkHttpClient.Builder()
                        .connectTimeout(connectTimeout)
                        .readTimeout(readTimeout)
                        .writeTimeout(readTimeout)
                        .connectionPool(
                                new ConnectionPool(IDLE_CONNECTIONS, IDLE_CONNECTION.toMillis(), TimeUnit.MILLISECONDS))
                : httpClient.newBuilder();
        http.retryOnConnectionFailure(false)
                .followRedirects(false)
                .followSslRedirects(false)
                .cookieJar(CookieJar.NO_COOKIES)
                .addInterceptor(new InterruptedCalls())
                .addNetworkInterceptor(new FailedServerConnections());
        ClientSettings settings =
                new ClientSettings(url, httpClient == null, retry, clock, sleeper, random, userAgent(application));
        return new HttpApis(settings, http.build(), classifier);
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
        String version = ClientBuilder.class.getPackage().getImplementationVersion();
        String own = "llmbridge/" + (version == null ? "development" : version);
        return application.isBlank() ? own : own + " " + application;
    }
}
