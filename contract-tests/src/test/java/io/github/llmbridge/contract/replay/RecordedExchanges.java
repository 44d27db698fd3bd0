package io.github.llmbridge.contract.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The tool: replays every recording of a directory; {@code .ci/replay} names it by {@code -Dllmbridge.recordings}. */
class RecordedExchanges {
    private static final Path EXPECTED = Path.of("src/test/resources/replay/differences.tsv");
    private static final String ENDING = ".jsonl";

    @Test
    void differFromTheStandInsInNothingThatHasNoReason() throws IOException {
        Path directory = Path.of(System.getProperty("llmbridge.recordings", "target/recordings"));
        List<Path> recordings;
        try (Stream<Path> files = Files.list(directory)) {
            recordings = files.filter(file -> file.toString().endsWith(ENDING))
                    .sorted()
                    .toList();
        }
        assertThat(recordings).as("recordings in %s", directory).isNotEmpty();

        List<String> unexplained = new ArrayList<>();
        for (Path recording : recordings) {
            unexplained.addAll(unexplained(recording));
        }

        assertThat(unexplained)
                .as("differences without a reason in %s", EXPECTED)
                .isEmpty();
    }

    private static List<String> unexplained(Path file) throws IOException {
        String versions = file.getFileName().toString().replace(ENDING, "");
        Recording recording = Recording.read(file);
        Instant start = Instant.EPOCH.plus(recording.exchanges().get(0).started(), ChronoUnit.MICROS);
        Findings findings;
        try (StandIns standIns = new StandIns(versions, start)) {
            findings = standIns.replay(recording);
        }
        ExpectedDifferences expected = ExpectedDifferences.read(EXPECTED, versions);
        List<String> unexplained = findings.differences().entrySet().stream()
                .filter(found -> !expected.explain(found.getKey()))
                .map(found -> row(versions, found))
                .toList();
        List<String> report = new ArrayList<>();
        report.add("# " + versions + ", exchanges: " + findings.exchanges());
        report.addAll(unexplained);
        expected.stale().forEach(row -> report.add("# not met: " + row));
        Files.write(file.resolveSibling(versions + ".report.tsv"), report);
        report.forEach(System.out::println);
        return unexplained;
    }

    private static String row(String versions, Map.Entry<Difference, Findings.Met> found) {
        Difference difference = found.getKey();
        return String.join(
                "\t",
                versions,
                difference.route(),
                difference.place(),
                difference.real(),
                difference.standIn(),
                found.getValue().times() + " times, first " + found.getValue().first());
    }
}
