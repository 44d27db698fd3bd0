package io.github.llmbridge.http;

import java.io.IOException;
import java.io.InterruptedIOException;
import okhttp3.Interceptor;
import okhttp3.Response;

/**
 * Turns a bare InterruptedException into an I/O exception and restores the flag. OkHttp lets it out while it connects: it
 * is written in Kotlin, which declares no exceptions.
 */
final class InterruptedCalls implements Interceptor {
    @Override
    public Response intercept(Chain chain) throws IOException {
        try {
            return chain.proceed(chain.request());
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception undeclared) {
            if (undeclared instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            InterruptedIOException failure = new InterruptedIOException("interrupted");
            failure.initCause(undeclared);
            throw failure;
        }
    }
}
