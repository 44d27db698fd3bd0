package io.github.llmbridge.cli.command;

import io.github.llmbridge.bridge.person.TeamSpec;
import io.github.llmbridge.litellm.Models;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The LiteLLM team that a person's key belongs to. */
final class TeamOptions {
    @Option(names = "--team", paramLabel = "ID", description = "The LiteLLM team that the key belongs to.")
    private @Nullable String team;

    @Option(
            names = "--team-alias",
            paramLabel = "NAME",
            description = "The name of a team that is made if it does not exist; needs --team-model.")
    private @Nullable String alias;

    @Option(
            names = "--team-model",
            paramLabel = "MODEL",
            split = ",",
            description = "A model of a team that is made; several times, or with commas.")
    private List<String> models = List.of();

    /** The team; nothing if none is named. */
    @Nullable TeamSpec team() {
        if (team == null) {
            if (alias != null || !models.isEmpty()) {
                throw new IllegalArgumentException("--team-alias and --team-model need --team");
            }
            return null;
        }
        if (alias == null && models.isEmpty()) {
            return TeamSpec.existing(team);
        }
        if (alias == null || models.isEmpty()) {
            throw new IllegalArgumentException("a team that is to be made needs --team-alias and --team-model");
        }
        return TeamSpec.createIfMissing(team, alias, Models.of(models));
    }
}
