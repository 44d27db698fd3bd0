package io.github.llmbridge.cli.command;

import io.github.llmbridge.bridge.person.ProvisionRequest;
import io.github.llmbridge.bridge.person.ProvisionRequestBuilder;
import io.github.llmbridge.cli.output.Answer;
import io.github.llmbridge.cli.output.Outcomes;
import io.github.llmbridge.openwebui.users.Role;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "provision",
        description = {
            "Gives a person a LiteLLM user with a key of a tier, an Open WebUI account, and that key as a direct"
                    + " connection.",
            "The same command again changes nothing, or finishes what was interrupted."
        })
final class ProvisionCommand extends BridgeCommand {
    @Option(
            names = "--user",
            required = true,
            paramLabel = "ID",
            description = "Your own id of the person; LiteLLM's user id.")
    private String user = "";

    @Option(
            names = "--email",
            required = true,
            paramLabel = "ADDRESS",
            description = "The person's e-mail, for Open WebUI.")
    private String email = "";

    @Option(names = "--tier", required = true, paramLabel = "NAME", description = "A tier of the file of tiers.")
    private String tier = "";

    @Option(names = "--name", paramLabel = "NAME", description = "The display name of a new account.")
    private @Nullable String name;

    @Option(names = "--role", paramLabel = "ROLE", description = "The account's role: user, admin or pending.")
    private @Nullable String role;

    @Option(
            names = "--group",
            paramLabel = "NAME",
            split = ",",
            description = "An Open WebUI group; several times, or with commas. Missing groups are made.")
    private List<String> groups = List.of();

    @Mixin
    private TeamOptions team = new TeamOptions();

    @Option(names = "--vouched", description = "You know that an account of this address is the person's.")
    private boolean vouched;

    @Option(
            names = "--password-file",
            paramLabel = "FILE",
            description = "Holds the initial password of a new account; - asks for it. Without it nobody can guess it.")
    private @Nullable Path passwordFile;

    @Option(
            names = "--user-token-file",
            paramLabel = "FILE",
            description = "Holds a token or API key of an account that exists; - asks for it.")
    private @Nullable Path tokenFile;

    @Option(names = "--dry-run", description = "Shows what would change, and changes nothing.")
    private boolean dryRun;

    @Option(names = "--show-secret", description = "Shows the key and the initial password that are made.")
    private boolean showSecret;

    ProvisionCommand(Context context) {
        super(context);
    }

    @Override
    Answer answer() {
        ProvisionRequest request = request(this::request);
        if (dryRun) {
            return withTiers(servers -> {
                var plan = servers.bridge().plan(request);
                return Answer.done(plan, printer -> {
                    printer.line(plan.isEmpty() ? "Nothing would change." : "This would change:");
                    Outcomes.changes(printer, plan.changes());
                    Outcomes.problems(printer, plan.problems());
                });
            });
        }
        return withTiers(
                servers -> new PersonAnswers(context()).of(servers.bridge().provisionUser(request), showSecret));
    }

    private ProvisionRequest request() {
        ProvisionRequestBuilder builder = ProvisionRequest.builder(user, email, tier)
                .name(name)
                .team(team.team())
                .addAllGroups(groups)
                .role(role == null ? null : new Role(role))
                .vouched(vouched);
        secret("--password-file", passwordFile).ifPresent(builder::password);
        secret("--user-token-file", tokenFile).ifPresent(builder::userToken);
        return builder.build();
    }
}
