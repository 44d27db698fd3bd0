package io.github.llmbridge.cli.command;

import io.github.llmbridge.bridge.person.MigrationRules;
import io.github.llmbridge.bridge.person.MigrationRules.GroupOf;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What users of LiteLLM are in Open WebUI. */
final class RuleOptions {
    @Option(
            names = "--tier-field",
            paramLabel = "NAME",
            description = "The field of a user's metadata that names the tier; goes before the other rules.")
    private @Nullable String tierField;

    @Option(
            names = "--tier-by-team",
            paramLabel = "TEAM=TIER",
            description = "The tier of a team's members, by the team's id or alias; several times.")
    private Map<String, String> tierByTeam = new LinkedHashMap<>();

    @Option(
            names = "--default-tier",
            paramLabel = "NAME",
            description = "The tier of everybody else; they are left out if not given.")
    private @Nullable String defaultTier;

    @Option(
            names = "--group-of",
            paramLabel = "WHAT",
            split = ",",
            description = "What groups of Open WebUI are made of: organization, team; both if not given.")
    private @Nullable Set<GroupOf> groups;

    @Option(names = "--no-groups", description = "Makes no groups.")
    private boolean noGroups;

    @Option(
            names = "--keys-in-teams",
            description = "A person's key belongs to the person's team, whose budget and models count then.")
    private boolean keysInTeams;

    @Option(names = "--vouch", description = "You know that accounts with a user's address are that user's.")
    private boolean vouch;

    @Option(names = "--leave-out", paramLabel = "ID", split = ",", description = "A LiteLLM user who is no person.")
    private List<String> leftOut = List.of();

    /** The rules that the options name. */
    MigrationRules rules() {
        if (tierField == null && tierByTeam.isEmpty() && defaultTier == null) {
            throw new IllegalArgumentException(
                    "--tier-field, --tier-by-team or --default-tier must say who gets which tier");
        }
        if (noGroups && groups != null) {
            throw new IllegalArgumentException("--no-groups and --group-of exclude each other");
        }
        Set<GroupOf> made = groups == null ? Set.of(GroupOf.values()) : groups;
        return MigrationRules.builder()
                .tierField(tierField)
                .tierByTeam(tierByTeam)
                .defaultTier(defaultTier)
                .groups(noGroups ? Set.of() : made)
                .keysInTeams(keysInTeams)
                .vouched(vouch)
                .leftOut(leftOut)
                .build();
    }
}
