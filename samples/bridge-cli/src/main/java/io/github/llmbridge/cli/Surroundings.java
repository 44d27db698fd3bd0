package io.github.llmbridge.cli;

import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What the tool has around it.
 *
 * @param variables the environment
 * @param in what is piped into the tool
 * @param out for results
 * @param err for everything else
 * @param isTerminal whether a person reads and writes
 * @param prompt asks the person for a secret, without an echo
 * @param user whom the operating system takes the person for
 * @param home the person's folder
 */
public record Surroundings(
        Map<String, String> variables,
        InputStream in,
        PrintStream out,
        PrintStream err,
        boolean isTerminal,
        Function<String, Optional<String>> prompt,
        Clock clock,
        String user,
        Path home) {

    /** Those of this process. */
    @SuppressWarnings("SystemConsoleNull") // isTerminal asks what Java 22 changed
    static Surroundings ofProcess() {
        Optional<Console> terminal = Optional.ofNullable(System.console()).filter(Surroundings::isTerminal);
        return new Surroundings(
                System.getenv(),
                System.in,
                System.out,
                System.err,
                terminal.isPresent(),
                label -> terminal.flatMap(console -> ask(console, label)),
                Clock.systemUTC(),
                System.getProperty("user.name", "unknown"),
                Path.of(System.getProperty("user.home", "")));
    }

    /** Since Java 22 there is a console without a terminal, too. */
    private static boolean isTerminal(Console console) {
        try {
            return Boolean.TRUE.equals(Console.class.getMethod("isTerminal").invoke(console));
        } catch (NoSuchMethodException older) {
            return true;
        } catch (IllegalAccessException | InvocationTargetException e) {
            return false;
        }
    }

    private static Optional<String> ask(Console console, String label) {
        char[] typed = console.readPassword("%s: ", label);
        return typed == null ? Optional.empty() : Optional.of(new String(typed));
    }

    /** The first line of what is piped in. */
    public String line() throws IOException {
        String all = new String(in.readNBytes(64 * 1024), StandardCharsets.UTF_8);
        return all.lines().findFirst().orElse("");
    }
}
