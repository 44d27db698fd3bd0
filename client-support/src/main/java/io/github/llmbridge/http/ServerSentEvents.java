package io.github.llmbridge.http;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Cuts a stream of server-sent events into the data of each, as the HTML standard says. Comments and names are skipped. */
final class ServerSentEvents {
    private final Reader body;
    private final String operation;
    private final long longestEvent;
    private long length;
    private boolean afterReturn;

    ServerSentEvents(InputStream body, String operation, long longestEvent) {
        this.body = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
        this.operation = operation;
        this.longestEvent = longestEvent;
    }

    /** The data of the next event; {@code null} at the end. An event that was cut short is none. */
    @Nullable String next() throws IOException {
        StringBuilder data = null;
        length = 0;
        for (String line = line(); line != null; line = line()) {
            if (line.isEmpty() && data != null) {
                return data.toString();
            }
            if (line.equals("data") || line.startsWith("data:")) {
                data = data == null ? new StringBuilder() : data.append('\n');
                String value = line.substring(Math.min(line.length(), "data:".length()));
                data.append(value.startsWith(" ") ? value.substring(1) : value);
            }
        }
        return null;
    }

    /** To the next LF, CR or CRLF; a reader's own readLine would read a line without an end until the memory is full. */
    private @Nullable String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = body.read(); next >= 0; next = body.read()) {
            boolean endOfBoth = next == '\n' && afterReturn;
            afterReturn = next == '\r';
            if (endOfBoth) {
                continue;
            }
            if (next == '\n' || next == '\r') {
                return line.toString();
            }
            line.append((char) next);
            if (++length > longestEvent) {
                throw new AnswerTooLongException(operation, longestEvent);
            }
        }
        return line.isEmpty() ? null : line.toString();
    }
}
