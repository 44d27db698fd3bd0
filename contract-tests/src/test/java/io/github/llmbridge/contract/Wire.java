package io.github.llmbridge.contract;

import io.github.llmbridge.contract.tour.AnswerCheck;
import io.github.llmbridge.contract.tour.Declared;
import io.github.llmbridge.http.CallOptions;
import io.github.llmbridge.http.RetryPolicy;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.litellm.LiteLlmClient;
import io.github.llmbridge.openwebui.OpenWebUiClient;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/**
 * The wire between our clients and any server, real or not: takes note of every exchange and can lose an answer or stop
 * the process at a chosen one.
 */
public final class Wire implements Interceptor, AutoCloseable {
    private static final AnswerCheck LITELLM_ANSWERS = new AnswerCheck(Declared.LITELLM);
    private static final AnswerCheck OPENWEBUI_ANSWERS = new AnswerCheck(Declared.OPENWEBUI);

    /** Building one from nothing reads the certificates of the whole world, which a test that needs many wires feels. */
    private static final OkHttpClient SHARED = new OkHttpClient();

    private final List<Exchange> exchanges = new CopyOnWriteArrayList<>();
    private final AtomicInteger count = new AtomicInteger();
    /** Both servers drop an idle connection after 5 seconds, which a test on a busy machine reaches: ours go first. */
    private final OkHttpClient http = SHARED.newBuilder()
            .dispatcher(new Dispatcher())
            .connectionPool(new ConnectionPool(8, 4, TimeUnit.SECONDS))
            .addInterceptor(this)
            .build();

    private final boolean checksAnswers;
    private final Map<String, LiteLlmClient> liteLlms = new ConcurrentHashMap<>();
    private final Map<String, OpenWebUiClient> openWebUis = new ConcurrentHashMap<>();

    private volatile Trouble trouble = (number, request) -> Effect.NONE;

    /** Checks every answer against its declared type. */
    public Wire() {
        this(true);
    }

    private Wire(boolean checksAnswers) {
        this.checksAnswers = checksAnswers;
    }

    /**
     * For tests of a hundred thousand calls, whose answers other tests have checked: a check costs more than its call, and a
     * client more than ten. So there is one client of each server, however often it is asked for.
     */
    public static Wire unchecked() {
        return new Wire(false);
    }

    /** One exchange; the path is without the query. */
    public record Exchange(String method, String path) {
        public boolean isRead() {
            return method.equals("GET") || method.equals("OPTIONS");
        }

        /** Else it is of LiteLLM, which has no such paths. */
        public boolean isOfOpenWebUi() {
            return path.startsWith("/api/");
        }

        boolean is(String otherMethod, String otherPath) {
            return method.equals(otherMethod) && path.equals(otherPath);
        }
    }

    /** What happens to an exchange. */
    public enum Effect {
        NONE,
        /** The request leaves without its credential. */
        WITHOUT_CREDENTIAL,
        /** The request never arrives, and nobody can tell. */
        LOSE_REQUEST,
        /** The server works, but its answer never arrives. */
        LOSE_ANSWER,
        /** The process stops after the server has worked. */
        STOP_AFTER,
        /** The process stops before the request leaves. */
        STOP_BEFORE
    }

    /** Decides by the number of the exchange, from 1, and the request. */
    @FunctionalInterface
    public interface Trouble {
        Effect at(int number, Request request);
    }

    /** The process has stopped; no handler of ours catches it. */
    public static final class Stopped extends Error {
        private static final long serialVersionUID = 1L;

        Stopped() {
            super("the process stops here");
        }
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        Request request = chain.request();
        Effect effect = trouble.at(count.incrementAndGet(), request);
        if (effect == Effect.STOP_BEFORE) {
            throw new Stopped();
        }
        if (effect == Effect.LOSE_REQUEST) {
            throw new IOException("the request was lost");
        }
        exchanges.add(new Exchange(request.method(), request.url().encodedPath()));
        boolean anonymous = effect == Effect.WITHOUT_CREDENTIAL;
        Response response = chain.proceed(
                anonymous ? request.newBuilder().removeHeader("Authorization").build() : request);
        if (effect == Effect.NONE || anonymous) {
            return response;
        }
        response.close();
        if (effect == Effect.STOP_AFTER) {
            throw new Stopped();
        }
        throw new IOException("the answer was lost");
    }

    /** From now on; counting starts again. */
    public void trouble(Trouble value) {
        count.set(0);
        trouble = value;
    }

    /** The first exchange of this kind is met, later ones pass. */
    public void troubleOnce(String method, String path, Effect effect) {
        AtomicInteger met = new AtomicInteger();
        trouble((number, request) -> request.method().equals(method)
                        && request.url().encodedPath().equals(path)
                        && met.incrementAndGet() == 1
                ? effect
                : Effect.NONE);
    }

    /** How many exchanges were tried since the trouble began. */
    public int reached() {
        return count.get();
    }

    public List<Exchange> exchanges() {
        return List.copyOf(exchanges);
    }

    public List<Exchange> writes() {
        return exchanges.stream().filter(exchange -> !exchange.isRead()).toList();
    }

    public void clear() {
        exchanges.clear();
        trouble((number, request) -> Effect.NONE);
    }

    /** A client whose every answer is checked against its declared type, unless the wire is unchecked. */
    public LiteLlmClient liteLlm(ServerLine line) {
        return checksAnswers
                ? liteLlm(line.liteLlmUrl(), line.masterKey())
                        .with(CallOptions.none().onAnswer(LITELLM_ANSWERS))
                : liteLlms.computeIfAbsent(line.liteLlmUrl(), url -> liteLlm(url, line.masterKey()));
    }

    public LiteLlmClient liteLlm(String url, Secret key) {
        return LiteLlmClient.builder()
                .baseUrl(url)
                .masterKey(key)
                .httpClient(http)
                .retry(RetryPolicy.none())
                .build();
    }

    /** A client whose every answer is checked against its declared type, unless the wire is unchecked. */
    public OpenWebUiClient openWebUi(ServerLine line) {
        return checksAnswers
                ? openWebUi(line.openWebUiUrl(), line.adminToken())
                        .with(CallOptions.none().onAnswer(OPENWEBUI_ANSWERS))
                : openWebUis.computeIfAbsent(line.openWebUiUrl(), url -> openWebUi(url, line.adminToken()));
    }

    public OpenWebUiClient openWebUi(String url, Secret token) {
        return OpenWebUiClient.builder()
                .baseUrl(url)
                .adminToken(token)
                .httpClient(http)
                .retry(RetryPolicy.none())
                .build();
    }

    @Override
    public void close() {
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
    }
}
