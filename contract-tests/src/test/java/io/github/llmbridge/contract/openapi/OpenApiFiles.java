package io.github.llmbridge.contract.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.llmbridge.contract.tour.Operation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is kept of one server's OpenAPI: the operations that we promise, the known gaps, and what its stand-in serves. */
final class OpenApiFiles {
    private static final Path LISTS = Path.of("src/test/resources/openapi");
    private static final Path SERVED = Path.of("../testkit/src/main/resources/io/github/llmbridge/testkit");

    private final String server;

    /** The files of {@code litellm} or {@code openwebui}. */
    OpenApiFiles(String server) {
        this.server = server;
    }

    KnownGaps gaps(String version) throws IOException {
        return KnownGaps.read(LISTS.resolve(server + "-gaps.tsv"), version);
    }

    /** The routes of which we promise a typed method. */
    Set<String> promisedRoutes() throws IOException {
        try (Stream<String> lines = Files.lines(LISTS.resolve(server + "-operations.txt"))) {
            return lines.filter(row -> !row.isBlank() && !row.startsWith("#"))
                    .map(row -> row.split(" ", 2))
                    .map(cells -> Operation.route(cells[0], cells[1]))
                    .collect(Collectors.toSet());
        }
    }

    /**
     * What the stand-in serves is cut from the real document; {@code -Dllmbridge.docs=write} on real servers cuts it anew.
     *
     * @param standIns the versions of which there is a stand-in
     */
    void verifyServed(String version, String cut, boolean live, Set<String> standIns) throws IOException {
        if (live && !standIns.contains(version)) {
            // No stand-in is of this version.
            return;
        }
        Path served = SERVED.resolve(server + "-" + version + "-openapi.json");
        if (live && System.getProperty("llmbridge.docs", "check").equals("write")) {
            Files.writeString(served, cut);
        }
        assertThat(Files.readString(served).replace("\r\n", "\n")).isEqualTo(cut);
    }
}
