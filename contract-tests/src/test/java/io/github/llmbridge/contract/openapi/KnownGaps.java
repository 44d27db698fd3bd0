package io.github.llmbridge.contract.openapi;

import io.github.llmbridge.contract.Span;
import io.github.llmbridge.contract.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Where a server's OpenAPI is silent or says more than we want, each with its reason. A line that is no longer needed is an
 * error: it would hide the next fault.
 */
final class KnownGaps {
    private final List<Gap> gaps;
    private final Set<Gap> met = new HashSet<>();

    private record Gap(String versions, String kind, String route, String field, String reason) {
        boolean isIn(Version version) {
            int dots = versions.indexOf("..");
            if (dots < 0) {
                return versions.equals("both") || versions.equals(version.text());
            }
            String since = versions.substring(0, dots);
            String until = versions.substring(dots + 2);
            return new Span(since.isEmpty() ? null : new Version(since), until.isEmpty() ? null : new Version(until))
                    .includes(version);
        }
    }

    private KnownGaps(List<Gap> gaps) {
        this.gaps = gaps;
    }

    /**
     * Those of one version.
     *
     * @param file tab-separated: versions, kind, route, field or "-", reason; versions are one, "both" for all, or
     *     "0.6.37..0.12.0" from one until before another, each of which may be left out
     */
    static KnownGaps read(Path file, String version) throws IOException {
        return new KnownGaps(Files.readAllLines(file).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split("\t", 5))
                .map(cells -> new Gap(cells[0], cells[1], cells[2], cells[3], cells[4]))
                .filter(gap -> gap.isIn(new Version(version)))
                .toList());
    }

    boolean explain(String kind, String route, String field) {
        List<Gap> reasons = gaps.stream()
                .filter(gap -> gap.kind().equals(kind)
                        && (gap.route().equals("*") || gap.route().equals(route))
                        && gap.field().equals(field))
                .toList();
        met.addAll(reasons);
        return !reasons.isEmpty();
    }

    List<String> notNeeded() {
        return gaps.stream()
                .filter(gap -> !met.contains(gap))
                .map(gap -> "no longer needed: " + gap)
                .toList();
    }
}
