package io.github.llmbridge.cli.command;

import io.github.llmbridge.bridge.BridgeFacade;
import io.github.llmbridge.bridge.report.PersonResult;
import io.github.llmbridge.cli.config.Connected;
import io.github.llmbridge.cli.output.Answer;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;

/** What commands for one person who is there have in common. */
abstract class PersonCommand extends BridgeCommand {
    @ArgGroup(multiplicity = "1")
    private @Nullable Who who;

    PersonCommand(Context context) {
        super(context);
    }

    String userId(Connected servers) {
        return Objects.requireNonNull(who).userId(servers);
    }

    /** An operation of the bridge for the person. */
    interface PersonOperation {
        PersonResult run(BridgeFacade bridge, String userId);
    }

    Answer operation(PersonOperation operation) {
        return operation(false, operation);
    }

    Answer operation(boolean showSecrets, PersonOperation operation) {
        return withTiers(servers ->
                new PersonAnswers(context()).of(operation.run(servers.bridge(), userId(servers)), showSecrets));
    }
}
