package io.github.llmbridge.cli;

import io.github.llmbridge.cli.command.CommandFactory;
import io.github.llmbridge.cli.command.Context;
import io.github.llmbridge.cli.command.Root;
import io.github.llmbridge.cli.output.Fault;
import io.github.llmbridge.cli.output.Faults;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Takes a command line apart, runs the command, and tells what came of it. */
public final class Tool {
    private final Surroundings surroundings;

    /** The tool in these surroundings. */
    public Tool(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** Runs one command; the result is one of {@link ExitCode}. */
    public int run(String... arguments) {
        Root root = new Root();
        Context context = new Context(surroundings, root);
        CommandLine line = CommandFactory.commandLine(context);
        line.setOut(writer(surroundings.out()));
        line.setErr(writer(surroundings.err()));
        line.setColorScheme(CommandLine.Help.defaultColorScheme(context.colours() ? Ansi.ON : Ansi.OFF));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setParameterExceptionHandler((error, given) -> usage(context, error, given));
        line.setExecutionExceptionHandler((error, failed, parsed) -> failed(context, error, name(failed)));
        return line.execute(arguments);
    }

    private static int usage(Context context, ParameterException error, String[] given) {
        String command = name(error.getCommandLine());
        boolean json = Arrays.asList(given).contains("--json");
        String fix = "See: " + (command.isEmpty() ? Root.NAME : Root.NAME + " " + command) + " --help";
        if (error instanceof UnmatchedArgumentException unmatched
                && !unmatched.getUnmatched().isEmpty()) {
            // A secret that somebody gives as an argument all the same is not repeated.
            String first = unmatched.getUnmatched().get(0);
            boolean option = first.startsWith("-");
            String shown = option ? first.replaceAll("=.*", "") : first;
            context.fault(
                    command,
                    json,
                    ExitCode.USAGE,
                    new Fault("USAGE", (option ? "unknown option " : "unknown argument ") + shown, fix, null),
                    error);
            return ExitCode.USAGE;
        }
        context.fault(command, json, ExitCode.USAGE, new Fault("USAGE", text(error), fix, null), error);
        return ExitCode.USAGE;
    }

    private static String text(ParameterException error) {
        String message = String.valueOf(error.getMessage());
        return message.isEmpty() ? message : message.substring(0, 1).toLowerCase(Locale.ROOT) + message.substring(1);
    }

    private static int failed(Context context, Exception error, String command) {
        Fault fault = Faults.of(error);
        context.fault(command, context.root().isJson(), ExitCode.FAILED, fault, error);
        return ExitCode.FAILED;
    }

    /** Such as {@code connections show}; empty for the tool itself. */
    private static String name(CommandLine line) {
        String full = line.getCommandSpec().qualifiedName(" ");
        return full.equals(Root.NAME) ? "" : full.substring(Root.NAME.length() + 1);
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(stream, true, Charset.defaultCharset());
    }
}
