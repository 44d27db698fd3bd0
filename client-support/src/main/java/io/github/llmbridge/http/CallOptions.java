package io.github.llmbridge.http;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What some calls do otherwise than the client's own settings say. Begin with {@link #none()}; each method gives a new
 * value. Immutable; as thread safe as what is handed to {@link #onAnswer}.
 */
public final class CallOptions {
    private static final Pattern HEADER_NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
    private static final Set<String> OWN_HEADERS =
            Set.of("authorization", "content-type", "content-length", "host", "transfer-encoding", "connection");

    private static final CallOptions NONE = new CallOptions(null, null, null, null, Map.of(), null, null);

    private final @Nullable Duration timeout;
    private final @Nullable Long end;
    private final @Nullable Integer attempts;
    private final @Nullable Secret credential;
    private final Map<String, String> headers;
    private final @Nullable Consumer<RawAnswer> onAnswer;
    private final @Nullable Long longestAnswer;

    private CallOptions(
            @Nullable Duration timeout,
            @Nullable Long end,
            @Nullable Integer attempts,
            @Nullable Secret credential,
            Map<String, String> headers,
            @Nullable Consumer<RawAnswer> onAnswer,
            @Nullable Long longestAnswer) {
        this.timeout = timeout;
        this.end = end;
        this.attempts = attempts;
        this.credential = credential;
        this.headers = headers;
        this.onAnswer = onAnswer;
        this.longestAnswer = longestAnswer;
    }

    /** Everything as the client's settings say. */
    public static CallOptions none() {
        return NONE;
    }

    /** How long one attempt may take in all, from connecting to the last byte of the answer, even of one that is streamed. */
    public CallOptions timeout(Duration value) {
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException("timeout must be positive, not " + value);
        }
        return new CallOptions(value, end, attempts, credential, headers, onAnswer, longestAnswer);
    }

    /**
     * All calls with these options must have ended this long from now, their repeats and waits included. A call after that is
     * not sent and fails with {@link UnreachableException}.
     */
    public CallOptions within(Duration value) {
        return new CallOptions(
                timeout, System.nanoTime() + value.toNanos(), attempts, credential, headers, onAnswer, longestAnswer);
    }

    /** How often the call is sent at most, the first time included; 1 means that it is not repeated. */
    public CallOptions attempts(int value) {
        if (value < 1) {
            throw new IllegalArgumentException("attempts must be at least 1, not " + value);
        }
        return new CallOptions(timeout, end, value, credential, headers, onAnswer, longestAnswer);
    }

    /** The token to show instead of the client's. */
    public CallOptions credential(Secret value) {
        return new CallOptions(timeout, end, attempts, value, headers, onAnswer, longestAnswer);
    }

    /**
     * A further header.
     *
     * @throws IllegalArgumentException if the name or value cannot be sent, or the name is one that this SDK sets itself;
     *     for a token there is {@link #credential}
     */
    public CallOptions header(String name, String value) {
        if (!HEADER_NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("header: not a header's name");
        }
        if (OWN_HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException("header: " + name + " is set by the client itself");
        }
        if (value.isBlank() || !value.chars().allMatch(c -> c >= ' ' && c <= '~')) {
            throw new IllegalArgumentException(
                    "header: the value of " + name + " must be printable ASCII and not blank");
        }
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put(name, value);
        return new CallOptions(timeout, end, attempts, credential, Map.copyOf(all), onAnswer, longestAnswer);
    }

    /**
     * Is shown every answer as it came, errors too, before it is read; on the thread of the call, once for each attempt. Of
     * an answer that is streamed there is no body.
     */
    public CallOptions onAnswer(Consumer<RawAnswer> listener) {
        return new CallOptions(timeout, end, attempts, credential, headers, both(onAnswer, listener), longestAnswer);
    }

    /**
     * How many bytes of an answer are read at most, after unpacking; of an answer that is streamed, of each of its parts. A longer
     * one fails with {@link AnswerTooLongException}.
     */
    public CallOptions longestAnswer(long bytes) {
        if (bytes < 1) {
            throw new IllegalArgumentException("longestAnswer must be at least 1, not " + bytes);
        }
        return new CallOptions(timeout, end, attempts, credential, headers, onAnswer, bytes);
    }

    /** These options, and where they say nothing the others. */
    CallOptions over(CallOptions base) {
        Map<String, String> all = new LinkedHashMap<>(base.headers);
        all.putAll(headers);
        return new CallOptions(
                timeout == null ? base.timeout : timeout,
                earlier(end, base.end),
                attempts == null ? base.attempts : attempts,
                credential == null ? base.credential : credential,
                Map.copyOf(all),
                both(base.onAnswer, onAnswer),
                longestAnswer == null ? base.longestAnswer : longestAnswer);
    }

    /** The time that is left until all calls must have ended; {@code null} if there is no such end. */
    @Nullable Duration left() {
        return end == null ? null : Duration.ofNanos(end - System.nanoTime());
    }

    private static @Nullable Long earlier(@Nullable Long one, @Nullable Long other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one - other < 0 ? one : other;
    }

    @Nullable Duration timeout() {
        return timeout;
    }

    @Nullable Secret credential() {
        return credential;
    }

    Map<String, String> headers() {
        return headers;
    }

    @Nullable Consumer<RawAnswer> onAnswer() {
        return onAnswer;
    }

    private static @Nullable Consumer<RawAnswer> both(
            @Nullable Consumer<RawAnswer> first, @Nullable Consumer<RawAnswer> second) {
        if (first == null || second == null) {
            return first == null ? second : first;
        }
        return first.andThen(second);
    }

    long longestAnswerOr(long otherwise) {
        return longestAnswer == null ? otherwise : longestAnswer;
    }

    RetryPolicy retry(RetryPolicy policy) {
        return attempts == null ? policy : policy.withMaxAttempts(attempts);
    }

    /** Names only: a header's value may be secret. */
    @Override
    public String toString() {
        return "CallOptions[timeout=" + timeout + ", attempts=" + attempts + ", headers=" + headers.keySet() + "]";
    }
}
