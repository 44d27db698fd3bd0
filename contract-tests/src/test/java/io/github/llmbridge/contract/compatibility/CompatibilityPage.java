package io.github.llmbridge.contract.compatibility;

import io.github.llmbridge.bridge.check.Advisories;
import io.github.llmbridge.bridge.report.Problem;
import io.github.llmbridge.contract.Version;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** The page in Markdown, from what was noted of the runs and of the versions. */
final class CompatibilityPage {
    private static final Path TABLES = Path.of("src/versions");

    private final List<LiveRun> runs;
    private final Lacks liteLlm;
    private final Lacks openWebUi;
    private final Advisories advisories = Advisories.shipped();

    CompatibilityPage(List<LiveRun> runs) throws IOException {
        this.runs = runs;
        this.liteLlm = Lacks.read(TABLES.resolve("litellm.csv"));
        this.openWebUi = Lacks.read(TABLES.resolve("openwebui.csv"));
    }

    String text() {
        return """
                # Compatibility

                The live suite on real servers of these versions, as `contract-tests/src/compatibility/run` found it. The trials that take
                minutes and the tests that need a server of their own are not among these tests; CI runs them on its lines.

                | LiteLLM | Open WebUI | passed | failed | run on (UTC) | |
                |---|---|---|---|---|---|
                %s

                What a version lacks is what the clients declare and it does not have: a call of such an operation is refused by the server, a
                field is ignored, or not told. The versions between are in `contract-tests/src/versions`.

                %s
                %s
                """.formatted(lines(runs.stream().map(CompatibilityPage::row).toList()), servers(), failures())
                        .strip()
                + "\n";
    }

    private static String row(LiveRun run) {
        return "| %s | %s | %d | %d | %s | %s |"
                .formatted(
                        run.liteLlm(),
                        run.openWebUi(),
                        run.passed(),
                        run.failed(),
                        run.date(),
                        run.failed() == 0 ? "works" : "**fails**");
    }

    private String servers() {
        String ofLiteLlm = lines(runs.stream()
                .map(LiveRun::liteLlm)
                .distinct()
                .map(version -> server("LiteLLM", version, liteLlm, advisories.of(version.text(), null)))
                .toList());
        String ofOpenWebUi = lines(runs.stream()
                .map(LiveRun::openWebUi)
                .distinct()
                .map(version -> server("Open WebUI", version, openWebUi, advisories.of(null, version.text())))
                .toList());
        return ofLiteLlm + "\n" + ofOpenWebUi;
    }

    private static String server(String product, Version version, Lacks lacks, List<Problem> advisories) {
        List<String> operations = lacks.operations(version);
        long fields = lacks.fields(version);
        String lacking = operations.isEmpty() && fields == 0
                ? "Lacks nothing of what the client declares."
                : "Lacks %d fields and %d operations%s"
                        .formatted(
                                fields, operations.size(), operations.isEmpty() ? "." : ": " + code(operations) + ".");
        String known = advisories.isEmpty()
                ? "No advisory is known to the bridge."
                : lines(advisories.stream()
                        .map(problem -> "- " + problem.message())
                        .toList());
        return "## " + product + " " + version + "\n" + lacking + "\n\n" + known + "\n";
    }

    private String failures() {
        return lines(runs.stream()
                .filter(run -> run.failed() > 0)
                .map(run -> "## Failing on LiteLLM " + run.liteLlm() + " with Open WebUI " + run.openWebUi() + "\n"
                        + lines(run.failing().stream()
                                .map(name -> "- `" + name + "`")
                                .toList()) + "\n")
                .toList());
    }

    private static String code(List<String> names) {
        return names.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
    }

    private static String lines(List<String> lines) {
        return String.join("\n", lines);
    }
}
