package io.github.llmbridge.http;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Cuts a stream of server-sent events into the data of each, as the HTML standard says. Comments and names are skipped. */
final class ServerSentEvents {
    private final BufferedReader lines;

    ServerSentEvents(InputStream body) {
        lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
    }

    /** The data of the next event; {@code null} at the end. An event that was cut short is none. */
    @Nullable String next() throws IOException {
        StringBuilder data = null;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
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
}
