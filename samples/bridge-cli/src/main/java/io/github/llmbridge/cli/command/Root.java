package io.github.llmbridge.cli.command;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The tool itself: what every command may be told. */
@Command(
        name = Root.NAME,
        description = "Carries people through their life on LiteLLM and Open WebUI.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        scope = ScopeType.INHERIT,
        sortOptions = false,
        footer = {
            "",
            "Exit codes: 0 done, 1 failed, 2 plan has found a difference, 64 wrong command line.",
            "Settings come from the environment or a file (--config); see docs/bridge-cli.md."
        },
        subcommands = {
            DoctorCommand.class,
            HealthCommand.class,
            StatusCommand.class,
            ProvisionCommand.class,
            ChangeTierCommand.class,
            RenewCommand.class,
            RotateKeyCommand.class,
            SuspendCommand.class,
            ResumeCommand.class,
            UpdateCommand.class,
            GrantCommand.class,
            EndGrantsCommand.class,
            RemoveCommand.class,
            InspectCommand.class,
            ExplainCommand.class,
            VerifyCommand.class,
            UsageCommand.class,
            PlanCommand.class,
            ReconcileCommand.class,
            MigrateCommand.class,
            FollowCommand.class,
            BulkCommand.class,
            AuditCommand.class,
            ConnectionsCommand.class,
            FunctionCommand.class,
            TriggersCommand.class,
            CompletionCommand.class,
            HelpCommand.class
        })
public final class Root implements Runnable {
    /** As people call it. */
    public static final String NAME = "llmbridge";

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "A file of settings, properties or YAML.",
            scope = ScopeType.INHERIT)
    private @Nullable Path config;

    @Option(
            names = "--tiers",
            paramLabel = "FILE",
            description = "The file of subscription tiers (BRIDGE_TIERS).",
            scope = ScopeType.INHERIT)
    private @Nullable Path tiers;

    @Option(
            names = "--instance",
            paramLabel = "NAME",
            description = "The bridge's name, if there are several (BRIDGE_INSTANCE).",
            scope = ScopeType.INHERIT)
    private @Nullable String instance;

    @Option(
            names = "--deadline",
            paramLabel = "SECONDS",
            description = "How long an operation for one person may take (BRIDGE_DEADLINE; 60).",
            scope = ScopeType.INHERIT)
    private @Nullable Integer deadline;

    @Option(
            names = "--actor",
            paramLabel = "NAME",
            description = "Who asks, for the audit trail; the user of this machine if not given.",
            scope = ScopeType.INHERIT)
    private @Nullable String actor;

    @Option(names = "--json", description = "Writes one JSON object for programs.", scope = ScopeType.INHERIT)
    private boolean json;

    @Option(names = "--verbose", description = "Shows the whole of an error.", scope = ScopeType.INHERIT)
    private boolean verbose;

    @Override
    public void run() {
        throw new ParameterException(Objects.requireNonNull(spec).commandLine(), "which command?");
    }

    Optional<Path> config() {
        return Optional.ofNullable(config);
    }

    Optional<Path> tiers() {
        return Optional.ofNullable(tiers);
    }

    @Nullable String instance() {
        return instance;
    }

    @Nullable String deadline() {
        return deadline == null ? null : String.valueOf(deadline);
    }

    Optional<String> actor() {
        return Optional.ofNullable(actor);
    }

    /** Whether a program reads. */
    public boolean isJson() {
        return json;
    }

    boolean isVerbose() {
        return verbose;
    }
}
