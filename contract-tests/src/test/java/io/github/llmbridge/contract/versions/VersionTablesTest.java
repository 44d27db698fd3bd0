package io.github.llmbridge.contract.versions;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.llmbridge.contract.Span;
import io.github.llmbridge.contract.Version;
import io.github.llmbridge.contract.tour.Declared;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The clients' marks of versions say what was found out about the servers, and the tables say nothing else. */
class VersionTablesTest {
    private static final Path TABLES = Path.of("src/versions");

    static Stream<Server> servers() {
        return Stream.of(
                new Server("litellm", Mark.of(Declared.LITELLM, Span::ofLiteLlm)),
                new Server("openwebui", Mark.of(Declared.OPENWEBUI, Span::ofOpenWebUi)));
    }

    record Server(String name, List<Mark> marks) {
        /** The file of the script that looks for the versions. */
        void writeMarks() throws IOException {
            Files.write(
                    Path.of("target", file("-marks.tsv")),
                    marks.stream()
                            .map(mark -> String.join(
                                    "\t",
                                    mark.name(),
                                    text(mark.span().since()),
                                    text(mark.span().until()),
                                    String.join("; ", mark.places())))
                            .toList());
        }

        List<Row> rows() throws IOException {
            try (Stream<String> lines = Files.lines(TABLES.resolve(file(".csv")))) {
                return lines.skip(1).map(Row::of).toList();
            }
        }

        private String file(String ending) {
            return name + ending;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private record Row(String name, String since, String until) {
        static Row of(String line) {
            String[] cells = line.split(",", -1);
            return new Row(cells[1], cells[2], cells[4]);
        }

        static Row of(Mark mark) {
            return new Row(
                    mark.name(), text(mark.span().since()), text(mark.span().until()));
        }
    }

    private static String text(@Nullable Version version) {
        return version == null ? "" : version.text();
    }

    @ParameterizedTest
    @MethodSource("servers")
    void everyMarkSaysWhatWasFound(Server server) throws IOException {
        server.writeMarks();

        assertThat(server.rows())
                .containsExactlyElementsOf(server.marks().stream().map(Row::of).toList());
    }
}
