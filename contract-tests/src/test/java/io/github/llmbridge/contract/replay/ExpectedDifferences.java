package io.github.llmbridge.contract.replay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The differences that have a reason. */
final class ExpectedDifferences {
    /** In the cell of the real value: a number below the stand-in's. */
    private static final String LESS = "<";

    private final List<Row> rows;
    private final Set<Row> met = new HashSet<>();

    private record Row(String version, String route, String place, String real, String standIn, String reason) {
        static Row of(String line) {
            String[] cells = line.split("\t", -1);
            if (cells.length != 6 || cells[5].isBlank()) {
                throw new IllegalArgumentException("six cells, the last a reason, are expected of: " + line);
            }
            return new Row(cells[0], cells[1], cells[2], cells[3], cells[4], cells[5]);
        }

        boolean isOf(String version) {
            return this.version.equals("all")
                    || version.startsWith(this.version + "+")
                    || version.endsWith("+" + this.version);
        }

        boolean explains(Difference difference) {
            return fits(route, difference.route())
                    && fits(place, difference.place())
                    && (real.equals(LESS) ? isLess(difference) : fits(real, difference.real()))
                    && fits(standIn, difference.standIn());
        }

        private static boolean isLess(Difference difference) {
            try {
                return Double.parseDouble(difference.real()) < Double.parseDouble(difference.standIn());
            } catch (NumberFormatException noNumber) {
                return false;
            }
        }

        /** A {@code *} stands for anything. */
        private static boolean fits(String cell, String value) {
            return value.matches("\\Q" + cell.replace("*", "\\E.*\\Q") + "\\E");
        }
    }

    private ExpectedDifferences(List<Row> rows) {
        this.rows = rows;
    }

    /**
     * Those of a pair of versions.
     *
     * @param file tab-separated: version of a server or "all", route, place, the real value, the stand-in's, reason
     * @param version such as {@code 1.106.0+0.12.4}
     */
    static ExpectedDifferences read(Path file, String version) {
        try {
            return new ExpectedDifferences(Files.readAllLines(file).stream()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(Row::of)
                    .filter(row -> row.isOf(version))
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean explain(Difference difference) {
        List<Row> reasons =
                rows.stream().filter(row -> row.explains(difference)).toList();
        met.addAll(reasons);
        return !reasons.isEmpty();
    }

    /** Rows that nothing was explained by. */
    List<String> stale() {
        return rows.stream()
                .filter(row -> !met.contains(row))
                .map(row -> String.join("\t", row.version(), row.route(), row.place(), row.real(), row.standIn()))
                .toList();
    }
}
