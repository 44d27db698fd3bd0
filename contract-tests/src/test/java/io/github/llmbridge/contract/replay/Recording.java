package io.github.llmbridge.contract.replay;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A file of exchanges, one a line. It holds keys, so it belongs under {@code target}.
 *
 * @param exchanges in the order in which they ended
 */
record Recording(List<Exchange> exchanges) {
    private static final JsonMapper JSON = new JsonMapper();

    Recording {
        exchanges = exchanges.stream()
                .sorted(Comparator.comparingLong(Exchange::ended))
                .toList();
    }

    static Recording read(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return new Recording(lines.map(Recording::exchange).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Exchange exchange(String line) {
        try {
            return JSON.readValue(line, Exchange.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Adds an exchange to a file. */
    static void append(Path file, Exchange exchange) {
        try {
            Files.writeString(
                    file,
                    JSON.writeValueAsString(exchange) + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
