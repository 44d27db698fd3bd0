package io.github.llmbridge.contract.tour;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.llmbridge.contract.ServerLine;
import io.github.llmbridge.http.CallOptions;
import io.github.llmbridge.http.EnterpriseOnlyException;
import io.github.llmbridge.http.ForbiddenException;
import io.github.llmbridge.http.RawAnswer;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.http.UnauthorizedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * Calls operations as a user would, once each. The same code runs on stand-ins and real servers, proves that every operation
 * is called, and is what the cheat sheet shows: a comment that begins with {@code // >} gives the next statement a heading
 * there, and the requests that the statement sent become its lines of curl.
 */
public abstract class Tour {
    private final List<Stop> stops = new ArrayList<>();
    private final Map<String, String> names = new LinkedHashMap<>();
    private final OkHttpClient http =
            new OkHttpClient.Builder().addInterceptor(this::record).build();
    private final ServerLine line;
    private final Secret administrator;

    /**
     * A tour on one line.
     *
     * @param administrator the administrator's token or key; what is called with any other shows a user's in the cheat sheet
     */
    protected Tour(ServerLine line, Secret administrator) {
        this.line = line;
        this.administrator = administrator;
    }

    /** Goes from operation to operation. */
    public abstract void run();

    protected final ServerLine line() {
        return line;
    }

    /** An HTTP client that takes note of every request. */
    protected final OkHttpClient http() {
        return http;
    }

    /** Checks each answer against its declared type, and takes note of the operation's name. */
    protected final CallOptions options(AnswerCheck check) {
        return CallOptions.none().onAnswer(this::name).onAnswer(check);
    }

    /** An id that no other run has used; the cheat sheet shows the plain name. */
    protected final String id(String name) {
        String unique = ServerLine.unique(name);
        names.put(unique, name);
        return unique;
    }

    /** Lets the cheat sheet show a name in place of a value that differs from run to run, such as an id made by the server. */
    protected final <T> T shownAs(String name, T value) {
        names.put(value.toString(), name);
        return value;
    }

    /** A password or the like that no server has seen; the cheat sheet shows the name. */
    protected final Secret secret(String name) {
        return Secret.of(shownAs(name, UUID.randomUUID()).toString());
    }

    /** Without a licence the operation is refused. */
    protected final void enterprise(Runnable operation) {
        assertThatThrownBy(operation::run).isInstanceOf(EnterpriseOnlyException.class);
    }

    /** Without a licence the operation is refused on this line, or else done. */
    protected final void enterpriseIf(boolean refused, Runnable operation) {
        if (refused) {
            enterprise(operation);
        } else {
            operation.run();
        }
    }

    /** The caller's key may not do it. */
    protected final void refused(Runnable operation) {
        assertThatThrownBy(operation::run).isInstanceOfAny(ForbiddenException.class, UnauthorizedException.class);
    }

    List<Stop> stops() {
        return stops;
    }

    Map<String, String> names() {
        return names;
    }

    private Response record(Interceptor.Chain chain) throws IOException {
        Request request = chain.request();
        String query = request.url().encodedQuery();
        stops.add(new Stop(
                sourceLine(),
                "",
                credential(request.header("Authorization")),
                headers(request),
                request.method(),
                request.url().encodedPath() + (query == null ? "" : "?" + query),
                body(request)));
        return chain.proceed(request);
    }

    private String credential(@Nullable String header) {
        if (header == null) {
            return "";
        }
        return header.equals("Bearer " + administrator.reveal()) ? "AUTH" : "USER_AUTH";
    }

    /** Those that a caller adds; all others are the same in every request. */
    private static String headers(Request request) {
        StringBuilder shown = new StringBuilder();
        for (String name : request.headers().names()) {
            if (name.startsWith("X-")) {
                shown.append(" -H \"")
                        .append(name)
                        .append(": ")
                        .append(request.header(name))
                        .append('"');
            }
        }
        return shown.toString();
    }

    private void name(RawAnswer answer) {
        int last = stops.size() - 1;
        stops.set(last, stops.get(last).named(answer.operation()));
    }

    /** The statement in the tour itself, not in its helpers, that led here; 0 for what a helper does of itself. */
    private int sourceLine() {
        return StackWalker.getInstance()
                .walk(frames -> frames.filter(
                                frame -> frame.getClassName().equals(getClass().getName()))
                        .mapToInt(StackWalker.StackFrame::getLineNumber)
                        .findFirst()
                        .orElse(0));
    }

    private static String body(Request request) {
        try {
            if (request.body() == null) {
                return "";
            }
            Buffer buffer = new Buffer();
            request.body().writeTo(buffer);
            return buffer.readUtf8();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
