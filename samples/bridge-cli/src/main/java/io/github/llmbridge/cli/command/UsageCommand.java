package io.github.llmbridge.cli.command;

import io.github.llmbridge.bridge.report.Usage;
import io.github.llmbridge.cli.output.Answer;
import io.github.llmbridge.cli.output.Printer;
import io.github.llmbridge.cli.output.Table;
import io.github.llmbridge.cli.output.Values;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

@Command(
        name = "usage",
        description = "Shows what a person has spent, in the budget period and on each of 30 days (UTC).")
final class UsageCommand extends PersonCommand {
    UsageCommand(Context context) {
        super(context);
    }

    @Override
    Answer answer() {
        return withoutTiers(servers -> {
            Usage usage = servers.bridge().usage(userId(servers));
            return Answer.done(usage, printer -> tell(printer, usage));
        });
    }

    private static void tell(Printer printer, Usage usage) {
        Map<String, @Nullable Object> pairs = new LinkedHashMap<>();
        pairs.put("User", usage.userId());
        pairs.put("Tier", usage.tier());
        pairs.put("Spent", Values.usd(usage.spend()) + " of " + Values.usd(usage.maxBudget()));
        pairs.put("Spend starts again", usage.budgetResetAt());
        pairs.put("Spent in all", Values.usd(usage.totalSpend()));
        pairs.put("Spent in 30 days", Values.usd(usage.spendOfDays()));
        printer.pairs(pairs);
        printer.line();
        Table days = Table.of("DAY", "KEY", "SPENT", "REQUESTS", "FAILED", "TOKENS");
        usage.days()
                .forEach(day -> days.row(
                        day.day(),
                        day.keyAlias() == null ? day.keyHash() : day.keyAlias(),
                        Values.usd(day.spend()),
                        day.requests(),
                        day.failedRequests(),
                        day.tokens()));
        printer.table(days);
        printer.line("LiteLLM counts with a delay of a minute or two.");
    }
}
