package io.github.llmbridge.http;

import feign.Client;
import feign.Request;
import feign.Response;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import okhttp3.Call;
import okhttp3.OkHttpClient;
import okio.AsyncTimeout;
import org.jspecify.annotations.Nullable;

/**
 * Answers that are streamed: each must have begun in the time of a whole exchange, and may then go on for as long as it is read. The
 * exchange stays on the caller's thread, where an application's interceptors look for what they have put there.
 */
final class TimelyStreams implements Client {
    private final OkHttpClient http;

    TimelyStreams(OkHttpClient http) {
        this.http = http;
    }

    @Override
    public Response execute(Request request, Request.Options timeouts) throws IOException {
        AtomicReference<@Nullable Call> call = new AtomicReference<>();
        OkHttpClient unending = http.newBuilder()
                .callTimeout(Duration.ZERO)
                .addInterceptor(chain -> {
                    call.set(chain.call());
                    return chain.proceed(chain.request());
                })
                .build();
        Beginning beginning = new Beginning(call);
        beginning.timeout(http.callTimeoutMillis(), TimeUnit.MILLISECONDS);
        beginning.enter();
        try {
            return new feign.okhttp.OkHttpClient(unending).execute(request, timeouts);
        } catch (IOException e) {
            if (!beginning.isOver()) {
                throw e;
            }
            InterruptedIOException failure = new InterruptedIOException("timeout");
            failure.initCause(e);
            throw failure;
        } finally {
            beginning.exit();
        }
    }

    private static final class Beginning extends AsyncTimeout {
        private final AtomicReference<@Nullable Call> call;
        private volatile boolean over;

        Beginning(AtomicReference<@Nullable Call> call) {
            this.call = call;
        }

        boolean isOver() {
            return over;
        }

        @Override
        protected void timedOut() {
            over = true;
            Call running = call.get();
            if (running != null) {
                running.cancel();
            }
        }
    }
}
