package io.github.llmbridge.cli.command;

import io.github.llmbridge.bridge.person.MigrationRules;
import io.github.llmbridge.bridge.report.MigrationPlan;
import io.github.llmbridge.bridge.report.MigrationPlan.Verdict;
import io.github.llmbridge.bridge.report.MigrationReport;
import io.github.llmbridge.cli.output.Answer;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "migrate",
        description = {
            "Makes users whom LiteLLM has already people of the bridge, by rules that say who gets which tier.",
            "The same command again goes on with who is left. Ends with 1 if somebody failed."
        })
final class MigrateCommand extends BridgeCommand {
    @Mixin
    private final RuleOptions rules = new RuleOptions();

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
        MigrationRules wanted = request(rules::rules);
        if (dryRun) {
            return withTiers(servers -> Migrations.planned(servers.bridge().planMigration(wanted)));
        }
        try (Passwords kept = Passwords.of(passwords, context().progress())) {
            return withListener(kept.listener(), servers -> {
                servers.store().open();
                MigrationPlan plan = servers.bridge().planMigration(wanted);
                MigrationReport report = kept.progress()
                        .of(
                                "Migrating",
                                plan.count(Verdict.MIGRATE),
                                () -> servers.bridge().migrate(plan));
                return Migrations.done(report, kept);
            });
        }
    }
}
