package io.github.llmbridge.cli.command;

import io.github.llmbridge.bridge.report.Inspection;
import io.github.llmbridge.bridge.report.Inspection.KeyState;
import io.github.llmbridge.cli.output.Answer;
import io.github.llmbridge.cli.output.Outcomes;
import io.github.llmbridge.cli.output.Printer;
import io.github.llmbridge.cli.output.Style;
import io.github.llmbridge.cli.output.Table;
import io.github.llmbridge.cli.output.Values;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

@Command(name = "inspect", description = "Shows what both servers hold of a person, what differs, and what hinders.")
final class InspectCommand extends PersonCommand {
    InspectCommand(Context context) {
        super(context);
    }

    @Override
    Answer answer() {
        return withTiers(servers -> {
            Inspection found = servers.bridge().inspect(userId(servers));
            return Answer.done(found, printer -> tell(printer, found));
        });
    }

    private static void tell(Printer printer, Inspection found) {
        printer.line(
                found.isReady() ? Style.GOOD : Style.BAD,
                "User " + found.userId() + ": " + (found.isReady() ? "can chat" : "cannot chat"));
        Map<String, @Nullable Object> pairs = new LinkedHashMap<>();
        pairs.put("E-mail", found.user().email());
        pairs.put("Suspended", found.suspended());
        pairs.put("LiteLLM role", found.user().role());
        pairs.put(
                "Account",
                found.account() == null
                        ? null
                        : found.account().id() + ", " + found.account().name() + ", "
                                + found.account().role());
        pairs.put("Groups", found.account() == null ? null : found.account().groups());
        pairs.put(
                "Connection",
                found.connection() == null
                        ? null
                        : found.connection().url()
                                + (found.connection().enabled() ? "" : ", switched off")
                                + (found.connection().holdsKey() ? "" : ", without the person's key"));
        if (found.grant() != null) {
            pairs.put(
                    "Grant",
                    (found.grant().tier() == null ? "limits" : found.grant().tier()) + " until "
                            + Values.text(found.grant().until()));
        }
        printer.pairs(pairs);
        if (found.key() != null) {
            key(printer, found.key(), found.otherKeys());
        }
        Table teams = Table.of("TEAM", "NAME", "GIVEN", "SPENT", "BUDGET", "BLOCKED");
        found.teams()
                .forEach(team -> teams.row(
                        team.teamId(),
                        team.alias(),
                        team.given(),
                        Values.usd(team.spend()),
                        Values.usd(team.maxBudget()),
                        team.blocked()));
        printer.table(teams);
        if (found.drift() != null && !found.drift().isEmpty()) {
            printer.heading("What differs from what the bridge gave (llmbridge reconcile mends it):");
            Outcomes.changes(printer, found.drift().changes());
        }
        Outcomes.problems(printer, found.problems());
    }

    private static void key(Printer printer, KeyState key, int others) {
        printer.heading("Key");
        Map<String, @Nullable Object> pairs = new LinkedHashMap<>();
        pairs.put("Hash", key.hash());
        pairs.put("Name", key.alias());
        pairs.put("Tier", key.tier());
        pairs.put("Models", key.models().isEmpty() ? "every model" : key.models());
        pairs.put("Spent", Values.usd(key.spend()) + " of " + Values.usd(key.maxBudget()));
        pairs.put("Spend starts again", key.budgetResetAt());
        pairs.put("Requests a minute", key.rpmLimit());
        pairs.put("Tokens a minute", key.tpmLimit());
        pairs.put("Ends", key.expires());
        pairs.put("Blocked", key.blocked());
        pairs.put("Further keys", others);
        printer.pairs(pairs);
    }
}
