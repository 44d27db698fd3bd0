package io.github.llmbridge.cli.command;

import io.github.llmbridge.bridge.person.MigrationRules;
import io.github.llmbridge.bridge.person.MigrationRules.GroupOf;
import io.github.llmbridge.bridge.report.MigrationPlan;
import io.github.llmbridge.bridge.report.MigrationPlan.Verdict;
import io.github.llmbridge.bridge.report.MigrationReport;
import io.github.llmbridge.cli.output.Answer;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "migrate",
        description = {
            "Makes users whom LiteLLM has already people of the bridge, by rules that say who gets which tier.",
            "The same command again goes on with who is left. Ends with 1 if somebody failed."
        })
final class MigrateCommand extends BridgeCommand {
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

    @Option(names = "--dry-run", description = "Shows what would become of each user, and changes nothing.")
    private boolean dryRun;

    @Option(
            names = "--passwords",
            paramLabel = "FILE",
            description = "Writes the initial passwords of new accounts there, for your eyes only; not kept else.")
    private @Nullable Path passwords;

    MigrateCommand(Context context) {
        super(context);
    }

    @Override
    Answer answer() {
        MigrationRules rules = request(this::rules);
        if (dryRun) {
            return withTiers(servers -> Migrations.planned(servers.bridge().planMigration(rules)));
        }
        try (Passwords kept = Passwords.of(passwords, context().progress())) {
            return withListener(kept.listener(), servers -> {
                servers.store().open();
                MigrationPlan plan = servers.bridge().planMigration(rules);
                MigrationReport report = kept.progress()
                        .of(
                                "Migrating",
                                plan.count(Verdict.MIGRATE),
                                () -> servers.bridge().migrate(plan));
                return Migrations.done(report, kept);
            });
        }
    }

    private MigrationRules rules() {
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
