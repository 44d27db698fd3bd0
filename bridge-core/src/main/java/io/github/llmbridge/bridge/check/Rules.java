package io.github.llmbridge.bridge.check;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The rules that differ by version. Asked of 1.77.3 and 1.106.0; 1.90.7 has the former's in its source, 1.108.6 the latter's. */
enum Rules {
    UP_TO_1_90,
    SINCE_1_106,
    /** Somewhere between, or not known: what differs cannot be told. */
    UNSURE;

    private static final int[] LAST_OLD = {1, 90, Integer.MAX_VALUE};
    private static final int[] FIRST_NEW = {1, 106};

    static Rules of(@Nullable String version) {
        int[] numbers = numbers(version);
        if (numbers.length < 2) {
            return UNSURE;
        }
        if (Arrays.compare(numbers, FIRST_NEW) >= 0) {
            return SINCE_1_106;
        }
        return Arrays.compare(numbers, LAST_OLD) <= 0 ? UP_TO_1_90 : UNSURE;
    }

    private static int[] numbers(@Nullable String version) {
        return version == null
                ? new int[0]
                : Arrays.stream(version.split("\\D+", 4))
                        .limit(3)
                        .filter(part -> part.matches("\\d{1,9}"))
                        .mapToInt(Integer::parseInt)
                        .toArray();
    }

    /** A team's {@code all-team-models} is every name of the proxy; before, it was no name at all. */
    Grant expandsAllTeamModels() {
        return sinceNew();
    }

    /** Groups count of deployments that serve a name by its guessed provider. */
    Grant groupsByProvider() {
        return sinceNew();
    }

    /** A name with a slash keeps its own provider; before, a known name under a prefix could be given another one. */
    Grant keepsPrefix() {
        return sinceNew();
    }

    private Grant sinceNew() {
        return switch (this) {
            case SINCE_1_106 -> Grant.YES;
            case UP_TO_1_90 -> Grant.NO;
            case UNSURE -> Grant.MAYBE;
        };
    }
}
