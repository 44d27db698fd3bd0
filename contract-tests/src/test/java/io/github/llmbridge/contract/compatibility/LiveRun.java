package io.github.llmbridge.contract.compatibility;

import io.github.llmbridge.contract.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * One run of the live suite, as {@code src/compatibility/run} notes it.
 *
 * @param date of the run, in UTC
 * @param failing the names of the tests that failed
 */
record LiveRun(
        Version liteLlm, Version openWebUi, String date, int passed, int failed, int skipped, List<String> failing) {
    static List<LiveRun> read(Path file) throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.skip(1).map(LiveRun::parse).toList();
        }
    }

    private static LiveRun parse(String line) {
        String[] cells = line.split(",", 7);
        return new LiveRun(
                new Version(cells[0]),
                new Version(cells[1]),
                cells[2],
                Integer.parseInt(cells[3]),
                Integer.parseInt(cells[4]),
                Integer.parseInt(cells[5]),
                cells[6].isBlank()
                        ? List.of()
                        : List.of(cells[6].replace("\"", "").split(" ")));
    }
}
