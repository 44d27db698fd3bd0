package io.github.llmbridge.contract.openwebui;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;
import okio.Buffer;

/** Reads along what is sent to the settings function and what it answers, as a log would, and can keep letters back. */
final class Letters implements Interceptor {
    private final List<String> sent = new CopyOnWriteArrayList<>();
    private final List<String> answers = new CopyOnWriteArrayList<>();
    private volatile String keptBack = "nothing";

    /** From now on, letters of this purpose do not leave. */
    void keepBack(String purpose) {
        keptBack = purpose;
    }

    /** The last one of this purpose. */
    String last(String purpose) {
        return sent.stream()
                .filter(body -> isOf(purpose, body))
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    long count(String purpose) {
        return sent.stream().filter(body -> isOf(purpose, body)).count();
    }

    List<String> bodies() {
        List<String> all = new CopyOnWriteArrayList<>(sent);
        all.addAll(answers);
        return all;
    }

    List<String> answers() {
        return List.copyOf(answers);
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        Request request = chain.request();
        String body = body(request);
        sent.add(body);
        if (isOf(keptBack, body)) {
            throw new IOException("the letter was kept back");
        }
        Response response = chain.proceed(request);
        answers.add(response.peekBody(10_000_000).string());
        return response;
    }

    private static boolean isOf(String purpose, String body) {
        return body.contains("\"purpose\":\"" + purpose + "\"");
    }

    private static String body(Request request) throws IOException {
        if (request.body() == null) {
            return "";
        }
        Buffer buffer = new Buffer();
        request.body().writeTo(buffer);
        return buffer.readUtf8();
    }
}
