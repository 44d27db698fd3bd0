package io.github.llmbridge.cli.doctor;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLException;

/** Asks an address what it answers to somebody without a credential: nothing secret is sent to a wrong one. */
final class Probe {
    private static final int TIMEOUT = (int) Duration.ofSeconds(8).toMillis();
    private static final int LONGEST_BODY = 64 * 1024;

    private final Clock clock;

    Probe(Clock clock) {
        this.clock = clock;
    }

    /** What came of it. */
    sealed interface Reached permits Answered, Failed {}

    /**
     * An answer.
     *
     * @param clockAhead how far the server's clock is ahead of this machine's; empty if it does not tell a time
     */
    record Answered(int status, String type, String location, String body, Optional<Duration> clockAhead)
            implements Reached {
        boolean isPage() {
            return type.contains("html");
        }
    }

    /** No answer, and what the cause is. */
    record Failed(Why why, String detail) implements Reached {}

    /** Why no answer came. */
    enum Why {
        UNKNOWN_HOST,
        REFUSED,
        TIMED_OUT,
        NO_ROUTE,
        UNTRUSTED_CERTIFICATE,
        NO_TLS,
        TLS,
        BROKEN
    }

    Reached get(String url) {
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) URI.create(url).toURL().openConnection();
            connection.setConnectTimeout(TIMEOUT);
            connection.setReadTimeout(TIMEOUT);
            connection.setInstanceFollowRedirects(false);
            connection.setRequestProperty("Accept", "application/json");
            try {
                return answered(connection);
            } finally {
                connection.disconnect();
            }
        } catch (IOException | IllegalArgumentException e) {
            return new Failed(why(e), String.valueOf(e.getMessage()));
        }
    }

    private Answered answered(HttpURLConnection connection) throws IOException {
        int status = connection.getResponseCode();
        Instant now = clock.instant();
        long date = connection.getDate();
        return new Answered(
                status,
                Optional.ofNullable(connection.getContentType()).orElse("").toLowerCase(Locale.ROOT),
                Optional.ofNullable(connection.getHeaderField("Location")).orElse(""),
                body(connection, status),
                date == 0 ? Optional.empty() : Optional.of(Duration.between(now, Instant.ofEpochMilli(date))));
    }

    private static String body(HttpURLConnection connection, int status) throws IOException {
        try (InputStream body = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
            return body == null ? "" : new String(body.readNBytes(LONGEST_BODY), StandardCharsets.UTF_8);
        }
    }

    private static Why why(Exception error) {
        if (error instanceof UnknownHostException) {
            return Why.UNKNOWN_HOST;
        }
        if (error instanceof NoRouteToHostException) {
            return Why.NO_ROUTE;
        }
        if (error instanceof ConnectException) {
            return String.valueOf(error.getMessage()).contains("timed out") ? Why.TIMED_OUT : Why.REFUSED;
        }
        if (error instanceof SocketTimeoutException) {
            return Why.TIMED_OUT;
        }
        if (error instanceof SSLException) {
            String message = String.valueOf(error.getMessage());
            if (message.contains("PKIX")
                    || message.contains("certificate")
                    || message.contains("No subject alternative")) {
                return Why.UNTRUSTED_CERTIFICATE;
            }
            return message.contains("Unsupported or unrecognized SSL message") ? Why.NO_TLS : Why.TLS;
        }
        return Why.BROKEN;
    }
}
