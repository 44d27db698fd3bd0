package io.github.llmbridge.testkit;

import java.util.Arrays;

/** What is newer than what. */
final class Versions {
    private Versions() {}

    /** @param until the first version that is out again; empty if there is none */
    static boolean isIn(String version, String since, String until) {
        return compare(version, since) >= 0 && (until.isEmpty() || compare(version, until) < 0);
    }

    private static int compare(String version, String other) {
        return Arrays.compare(numbers(version), numbers(other));
    }

    private static int[] numbers(String version) {
        return Arrays.stream(version.split("\\.", -1))
                .mapToInt(Integer::parseInt)
                .toArray();
    }
}
