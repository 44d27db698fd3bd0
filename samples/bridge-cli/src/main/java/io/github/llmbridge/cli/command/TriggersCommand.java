package io.github.llmbridge.cli.command;

import io.github.llmbridge.cli.ExitCode;
import io.github.llmbridge.cli.config.LiteLlmDatabase;
import io.github.llmbridge.cli.output.Answer;
import io.github.llmbridge.cli.output.Style;
import io.github.llmbridge.jdbc.LiteLlmTriggers;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "triggers",
        description = {
            "Triggers in LiteLLM's PostgreSQL (LITELLM_JDBC_URL), by which follow --feed postgres hears of changes.",
            "docs/following.md says what they do."
        },
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            TriggersCommand.Install.class,
            TriggersCommand.StatusOfThem.class,
            TriggersCommand.Uninstall.class
        })
final class TriggersCommand implements Runnable {
    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                Objects.requireNonNull(spec).commandLine(), "which command: install, status or uninstall?");
    }

    @Command(name = "install", description = "Makes what is missing; does nothing where all is well.")
    static final class Install extends OfTriggers {
        Install(Context context) {
            super(context);
        }

        @Override
        Found work(LiteLlmTriggers triggers) {
            boolean changed = triggers.install();
            return new Found(changed, problems(triggers));
        }
    }

    @Command(name = "status", description = "Tells what is missing. Ends with 1 if anything is.")
    static final class StatusOfThem extends OfTriggers {
        StatusOfThem(Context context) {
            super(context);
        }

        @Override
        Found work(LiteLlmTriggers triggers) {
            return new Found(false, problems(triggers));
        }
    }

    @Command(name = "uninstall", description = "Takes them away; LiteLLM's schema is as it was before.")
    static final class Uninstall extends OfTriggers {
        Uninstall(Context context) {
            super(context);
        }

        @Override
        Found work(LiteLlmTriggers triggers) {
            return new Found(triggers.remove(), List.of());
        }

        @Override
        String well(boolean changed) {
            return changed ? "The triggers are gone." : "There were no triggers.";
        }
    }

    /**
     * What was found, and done.
     *
     * @param changed whether the database was changed
     * @param problems what is missing, one line each
     */
    record Found(boolean changed, List<String> problems) {}

    /** What the three have in common. */
    abstract static class OfTriggers extends BridgeCommand {
        OfTriggers(Context context) {
            super(context);
        }

        abstract Found work(LiteLlmTriggers triggers);

        String well(boolean changed) {
            return changed ? "The triggers are installed." : "The triggers are there.";
        }

        @Override
        final Answer answer() {
            Found found = work(LiteLlmTriggers.of(LiteLlmDatabase.of(context().settings())));
            boolean well = found.problems().isEmpty();
            return new Answer(ExitCode.of(!well), found, printer -> {
                found.problems().forEach(problem -> printer.line(Style.WARNING, problem));
                if (well) {
                    printer.line(Style.GOOD, well(found.changed()));
                } else {
                    printer.line("  Fix: llmbridge triggers install");
                }
            });
        }

        static List<String> problems(LiteLlmTriggers triggers) {
            return triggers.check().stream().map(Object::toString).toList();
        }
    }
}
