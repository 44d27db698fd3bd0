package io.github.llmbridge.bridge.check;

import io.github.llmbridge.bridge.report.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Published security advisories of both servers, by version. */
final class Advisories {
    private static final List<Advisory> LITELLM = List.of(
            new Advisory("1.81.16", "1.83.6", "CVE-2026-42208: SQL injection in the key check"),
            new Advisory(
                    "1.82.7", "1.82.8", "the released package stole credentials: change every secret it could read"));
    private static final List<Advisory> OPENWEBUI = List.of(
            new Advisory("0.0.0", "0.8.999", "CVE-2026-44553: a demoted administrator keeps a socket; fixed in 0.9.0"),
            new Advisory(
                    "0.0.0",
                    "0.8.999",
                    "CVE-2026-45339: x-api-key skips the list of allowed endpoints; fixed in 0.9.0"));

    private Advisories() {}

    static List<Problem> of(@Nullable String liteLlmVersion, @Nullable String openWebUiVersion) {
        List<Problem> problems = new ArrayList<>();
        add(problems, "LiteLLM", liteLlmVersion, LITELLM);
        add(problems, "Open WebUI", openWebUiVersion, OPENWEBUI);
        return problems;
    }

    private static void add(List<Problem> problems, String server, @Nullable String version, List<Advisory> known) {
        known.stream()
                .filter(advisory -> version != null && advisory.covers(version))
                .forEach(advisory -> problems.add(
                        new Problem(Problem.Kind.SERVER_ADVISORY, server + " " + version + ": " + advisory.text())));
    }

    private record Advisory(String first, String last, String text) {
        boolean covers(String version) {
            int[] numbers = numbers(version);
            return Arrays.compare(numbers(first), numbers) <= 0 && Arrays.compare(numbers, numbers(last)) <= 0;
        }

        private static int[] numbers(String version) {
            return Arrays.stream(version.split("\\D+"))
                    .filter(part -> !part.isEmpty())
                    .limit(3)
                    .mapToInt(Integer::parseInt)
                    .toArray();
        }
    }
}
