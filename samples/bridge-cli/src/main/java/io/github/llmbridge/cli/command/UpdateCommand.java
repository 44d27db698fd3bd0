package io.github.llmbridge.cli.command;

import io.github.llmbridge.bridge.person.PersonUpdate;
import io.github.llmbridge.cli.output.Answer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "update", description = "Changes a person's name, e-mail or team.")
final class UpdateCommand extends PersonCommand {
    @Option(names = "--name", paramLabel = "NAME", description = "The account's new display name.")
    private @Nullable String name;

    @Option(names = "--new-email", paramLabel = "ADDRESS", description = "The new address, on both servers.")
    private @Nullable String newEmail;

    @Mixin
    private TeamOptions team = new TeamOptions();

    @Option(names = "--leave-team", description = "Leaves the team that the bridge gave, without another.")
    private boolean leaveTeam;

    UpdateCommand(Context context) {
        super(context);
    }

    @Override
    Answer answer() {
        PersonUpdate update = request(() -> new PersonUpdate(name, newEmail, team.team(), leaveTeam));
        if (update.equals(new PersonUpdate(null, null, null, false))) {
            throw usage("nothing to change: give --name, --new-email, --team or --leave-team");
        }
        return operation((bridge, userId) -> bridge.updatePerson(userId, update));
    }
}
