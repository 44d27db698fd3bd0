package io.github.llmbridge.cli.command;

import io.github.llmbridge.cli.ExitCode;
import io.github.llmbridge.cli.output.Answer;
import io.github.llmbridge.cli.output.Style;
import io.github.llmbridge.openwebui.settings.SettingsFunction;
import io.github.llmbridge.openwebui.settings.SettingsFunctionStatus;
import io.github.llmbridge.openwebui.settings.SettingsFunctionStatus.State;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "function",
        description = {
            "The settings function of Open WebUI, by which the bridge changes connections without a token of their"
                    + " users.",
            "docs/settings-function.md says what you let in."
        },
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {FunctionCommand.Install.class, FunctionCommand.StatusOfIt.class, FunctionCommand.Uninstall.class
        })
final class FunctionCommand implements Runnable {
    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                Objects.requireNonNull(spec).commandLine(), "which command: install, status or uninstall?");
    }

    @Command(name = "install", description = "Adds the function and switches it on, or replaces an older text of it.")
    static final class Install extends OfFunction {
        Install(Context context) {
            super(context);
        }

        @Override
        Answer answer() {
            return told(State.OURS, function -> {
                SettingsFunctionStatus found = function.install();
                return found.state() == State.OLDER ? function.upgrade() : found;
            });
        }
    }

    @Command(name = "status", description = "Tells whether it is there and answers. Ends with 1 if it does not.")
    static final class StatusOfIt extends OfFunction {
        StatusOfIt(Context context) {
            super(context);
        }

        @Override
        Answer answer() {
            return told(State.OURS, SettingsFunction::status);
        }
    }

    @Command(name = "uninstall", description = "Deletes the function. What it has written stays.")
    static final class Uninstall extends OfFunction {
        Uninstall(Context context) {
            super(context);
        }

        @Override
        Answer answer() {
            return told(State.ABSENT, SettingsFunction::uninstall);
        }
    }

    /** What the three have in common. */
    abstract static class OfFunction extends BridgeCommand {
        OfFunction(Context context) {
            super(context);
        }

        Answer told(State wanted, Function<SettingsFunction, SettingsFunctionStatus> work) {
            return withoutTiers(servers -> {
                SettingsFunctionStatus found = work.apply(servers.openWebUi().settingsFunction());
                // A server that runs no functions has none of ours.
                boolean well = found.state() == wanted || (wanted == State.ABSENT && found.state() == State.REFUSED);
                return new Answer(well ? ExitCode.DONE : ExitCode.FAILED, found, printer -> {
                    printer.line(well ? Style.GOOD : Style.WARNING, sentence(found.text()));
                    String fix = fix(found.state());
                    if (!well) {
                        printer.line("  Fix: " + fix);
                    } else if (wanted == State.OURS) {
                        printer.line("The bridge uses it where BRIDGE_SETTINGS_FUNCTION=true.");
                    }
                });
            });
        }

        private static String sentence(String text) {
            return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1) + ".";
        }
    }

    /** What mends a state in which the function does not serve. */
    static String fix(State state) {
        return switch (state) {
            case ABSENT, OLDER, SWITCHED_OFF -> "llmbridge function install";
            case OURS -> "llmbridge function uninstall";
            case NEWER -> "Use a newer version of this tool.";
            case FOREIGN_TEXT ->
                "Look at it in Open WebUI under Admin Panel > Functions; delete it there if it may go, then llmbridge"
                        + " function install.";
            case REFUSED ->
                "Start Open WebUI with ENABLE_FUNCTIONS=true and without SAFE_MODE, as an administrator; or work with"
                        + " tokens of the users (--user-token-file).";
        };
    }
}
