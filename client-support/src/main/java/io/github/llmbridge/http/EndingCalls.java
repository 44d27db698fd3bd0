package io.github.llmbridge.http;

import feign.Client;
import feign.Request;
import feign.Response;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import okhttp3.Call;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * Cuts each exchange off when the time for all of them is over, or when the caller's thread is interrupted: a thread that
 * reads from a socket does not hear an interrupt, so the exchange runs on a thread of OkHttp's and the caller waits.
 */
final class EndingCalls implements Client {
    private final OkHttpClient http;
    private final CallOptions options;
    private final Client unending;

    EndingCalls(OkHttpClient http, CallOptions options) {
        this.http = http;
        this.options = options;
        this.unending = new TimelyStreams(http);
    }

    @Override
    public Response execute(Request request, Request.Options timeouts) throws IOException {
        Duration left = options.left();
        boolean mayGoOn = Operations.isStreamed(request) && options.timeout() == null;
        if (left == null) {
            return (mayGoOn ? unending : new feign.okhttp.OkHttpClient(http)).execute(request, timeouts);
        }
        if (left.isNegative() || left.isZero()) {
            throw new ConnectException("not sent: the time for the operation is over");
        }
        AtomicReference<@Nullable Call> call = new AtomicReference<>();
        OkHttpClient cut = http.newBuilder()
                .callTimeout(mayGoOn ? Duration.ofMillis(millis(left)) : shorter(http, left))
                .addInterceptor(chain -> {
                    call.set(chain.call());
                    return chain.proceed(chain.request());
                })
                .build();
        AtomicBoolean abandoned = new AtomicBoolean();
        FutureTask<Response> exchange = new FutureTask<>(() -> {
            Response response = new feign.okhttp.OkHttpClient(cut).execute(request, timeouts);
            if (abandoned.get()) {
                response.close();
            }
            return response;
        });
        http.dispatcher().executorService().execute(exchange);
        return await(exchange, call, abandoned);
    }

    private static Response await(
            FutureTask<Response> exchange, AtomicReference<@Nullable Call> call, AtomicBoolean abandoned)
            throws IOException {
        try {
            return exchange.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            abandoned.set(true);
            Call running = call.get();
            if (running != null) {
                running.cancel();
            }
            InterruptedIOException failure = new InterruptedIOException("interrupted");
            failure.initCause(e);
            throw failure;
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            if (cause instanceof IOException io) {
                throw io;
            }
            if (cause instanceof RuntimeException runtime) {
                throw runtime;
            }
            if (cause instanceof Error error) {
                throw error;
            }
            throw new IOException(cause);
        }
    }

    /** How long a call may take of which this much time is left. */
    static Duration shorter(OkHttpClient http, Duration left) {
        long own = http.callTimeoutMillis();
        return Duration.ofMillis(own == 0 ? millis(left) : Math.min(own, millis(left)));
    }

    /** OkHttp counts in milliseconds, and reads 0 as for ever. */
    private static long millis(Duration left) {
        return Math.max(1, left.toMillis());
    }
}
