package io.github.llmbridge.http;

import feign.Client;
import feign.Request;
import feign.Response;
import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import okhttp3.OkHttpClient;

/** Cuts each exchange off when the time for all of them is over. */
final class EndingCalls implements Client {
    private final OkHttpClient http;
    private final CallOptions options;

    EndingCalls(OkHttpClient http, CallOptions options) {
        this.http = http;
        this.options = options;
    }

    @Override
    public Response execute(Request request, Request.Options timeouts) throws IOException {
        Duration left = options.left();
        if (left == null) {
            return new feign.okhttp.OkHttpClient(http).execute(request, timeouts);
        }
        if (left.isNegative() || left.isZero()) {
            throw new ConnectException("not sent: the time for the operation is over");
        }
        OkHttpClient cut = http.newBuilder().callTimeout(shorter(left)).build();
        return new feign.okhttp.OkHttpClient(cut).execute(request, timeouts);
    }

    /** OkHttp counts in milliseconds, and reads 0 as for ever. */
    private Duration shorter(Duration left) {
        long millis = Math.max(1, left.toMillis());
        long own = http.callTimeoutMillis();
        return Duration.ofMillis(own == 0 ? millis : Math.min(own, millis));
    }
}
