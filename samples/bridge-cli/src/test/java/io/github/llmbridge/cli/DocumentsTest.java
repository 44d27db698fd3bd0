package io.github.llmbridge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.llmbridge.cli.command.CommandFactory;
import io.github.llmbridge.cli.command.Context;
import io.github.llmbridge.cli.command.Root;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** What the documents tell people to type is what the tool takes. */
class DocumentsTest extends ShellTest {
    private static final Path DOCS = Path.of("..", "..", "docs");
    private static final Pattern COMMAND = Pattern.compile("(\\*\\*later\\*\\*: )?`llmbridge ([^`]+)`");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z-]+)[ `]");

    @Test
    void everyCommandOfTheDocumentsIsOneOfTheTool() throws IOException {
        List<String> wrong = new ArrayList<>();
        int found = 0;
        for (String name : List.of("from-the-sql-bridge.md", "bridge-cli.md")) {
            Matcher command = COMMAND.matcher(Files.readString(DOCS.resolve(name)));
            while (command.find()) {
                boolean later = command.group(1) != null;
                found++;
                if (takes(command.group(2)) == later) {
                    wrong.add(name + ": " + command.group());
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(found).isGreaterThan(60);
    }

    @Test
    void everyCommandOfTheToolHasARow() throws IOException {
        List<String> rows = new ArrayList<>();
        Matcher row = ROW.matcher(Files.readString(DOCS.resolve("bridge-cli.md")));
        while (row.find()) {
            rows.add(row.group(1));
        }
        List<String> commands = new ArrayList<>(tool().getSubcommands().keySet());
        // Each stands in the row of the command that it belongs to.
        commands.removeAll(List.of("help", "resume", "end-grants"));

        assertThat(rows).containsAll(commands);
    }

    /** Whether each word is a command or an option; values, and what stands for more, are left out. */
    private boolean takes(String text) {
        CommandLine line = tool();
        for (String word : text.replaceAll("[\\[\\]]", "").split(" ", -1)) {
            if (word.startsWith("--")) {
                if (line.getCommandSpec().findOption(word) == null) {
                    return false;
                }
            } else if (line.getSubcommands().containsKey(word)) {
                line = line.getSubcommands().get(word);
            } else if (line.getParent() == null) {
                return false;
            }
        }
        return true;
    }

    private CommandLine tool() {
        Surroundings surroundings = new Surroundings(
                shell.variables,
                System.in,
                System.out,
                System.err,
                false,
                label -> Optional.empty(),
                Clock.systemUTC(),
                "operator",
                folder);
        return CommandFactory.commandLine(new Context(surroundings, new Root()));
    }
}
