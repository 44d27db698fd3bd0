package io.github.llmbridge.contract.compatibility;

import io.github.llmbridge.contract.Span;
import io.github.llmbridge.contract.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a version of a server does not have of what its client declares, by the tables in {@code src/versions}. */
final class Lacks {
    private static final Set<String> FIELDS = Set.of("request", "query", "answer");

    private final List<Row> rows;

    private record Row(String kind, String name, Span span) {
        static Row parse(String line) {
            String[] cells = line.split(",", -1);
            return new Row(cells[0], cells[1], new Span(version(cells[2]), version(cells[4])));
        }

        private static @Nullable Version version(String text) {
            return text.isEmpty() ? null : new Version(text);
        }
    }

    private Lacks(List<Row> rows) {
        this.rows = rows;
    }

    static Lacks read(Path table) throws IOException {
        try (Stream<String> lines = Files.lines(table)) {
            return new Lacks(lines.skip(1).map(Row::parse).toList());
        }
    }

    /** Operations, as the Java client names them. */
    List<String> operations(Version version) {
        return rows.stream()
                .filter(row -> row.kind().equals("operation") && !row.span().includes(version))
                .map(row -> name(row.name()))
                .distinct()
                .toList();
    }

    /** Fields of requests and answers. */
    long fields(Version version) {
        return rows.stream()
                .filter(row -> FIELDS.contains(row.kind()) && !row.span().includes(version))
                .count();
    }

    private static String name(String declared) {
        String method = declared.substring(declared.indexOf('.') + 1).replace('#', '.');
        String plain = method.endsWith("Answer") ? method.substring(0, method.length() - "Answer".length()) : method;
        return plain.substring(0, 1).toLowerCase(Locale.ROOT) + plain.substring(1);
    }
}
