package io.github.llmbridge.cli.command;

import io.github.llmbridge.bridge.report.FollowerStatus;
import io.github.llmbridge.bridge.report.HealthReport;
import io.github.llmbridge.bridge.report.PeopleOverview;
import io.github.llmbridge.bridge.report.PeopleOverview.PersonOverview;
import io.github.llmbridge.cli.ExitCode;
import io.github.llmbridge.cli.ToolException;
import io.github.llmbridge.cli.config.StoreState;
import io.github.llmbridge.cli.output.Answer;
import io.github.llmbridge.cli.output.Outcomes;
import io.github.llmbridge.cli.output.Printer;
import io.github.llmbridge.cli.output.StatusPage;
import io.github.llmbridge.cli.output.StatusReport;
import io.github.llmbridge.cli.output.Style;
import io.github.llmbridge.cli.output.Table;
import io.github.llmbridge.cli.output.Table.Styled;
import io.github.llmbridge.cli.output.Values;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "status",
        description = {
            "Shows how both servers and everybody do: status, tiers, spend, budgets, keys that end, who waits for a"
                    + " token.",
            "Ends with 1 if a server does not serve."
        })
final class StatusCommand extends BridgeCommand {
    @Option(
            names = "--top",
            paramLabel = "N",
            defaultValue = "10",
            description = "How long rankings are (default: ${DEFAULT-VALUE}).")
    private int top;

    @Option(
            names = "--ending",
            paramLabel = "DAYS",
            defaultValue = "7",
            description = "Keys that end in so many days (default: ${DEFAULT-VALUE}).")
    private int ending;

    @Option(names = "--all", description = "Lists everybody.")
    private boolean all;

    @Option(names = "--html", paramLabel = "FILE", description = "Writes a report to be opened in a browser.")
    private @Nullable Path html;

    StatusCommand(Context context) {
        super(context);
    }

    @Override
    Answer answer() {
        if (top < 1 || ending < 0) {
            throw usage("--top must be at least 1, and --ending at least 0");
        }
        return withTiers(servers -> {
            HealthReport health = servers.bridge().health();
            PeopleOverview overview = health.isUp() ? servers.bridge().overview() : null;
            StatusReport report = StatusReport.of(
                    health,
                    overview,
                    Plans.instance(context()),
                    top,
                    context().surroundings().clock().instant().plus(Duration.ofDays(ending)));
            if (html != null) {
                write(html, StatusPage.of(report));
            }
            StoreState store = StoreState.look(context().settings(), context().surroundings());
            FollowerStatus follower =
                    store.state() == StoreState.State.READY ? servers.bridge().followerStatus() : null;
            Map<String, @Nullable Object> document = document(report, store);
            document.put("follower", follower);
            return new Answer(health.isUp() ? ExitCode.DONE : ExitCode.FAILED, document, printer -> {
                tell(printer, report, store, follower);
                if (html != null) {
                    printer.line();
                    printer.line("Report: " + html.toAbsolutePath());
                }
            });
        });
    }

    private static void write(Path file, String page) {
        try {
            Files.writeString(file, page, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new ToolException(
                    "the report cannot be written to " + file + ": "
                            + e.getClass().getSimpleName(),
                    "Correct the path of --html, and see that you may write there.",
                    e);
        }
    }

    private Map<String, @Nullable Object> document(StatusReport report, StoreState store) {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("health", report.health());
        document.put("instance", report.instance());
        document.put("store", store);
        document.put("people", report.health().isUp() ? report.people() : null);
        document.put("by_status", report.byStatus());
        document.put("by_tier", report.byTier());
        document.put("spend", report.spend());
        document.put("spend_ranking", report.bySpend());
        document.put("budget_use", report.byBudgetUse());
        document.put("keys_ending", report.keysEnding());
        document.put("awaiting_token", report.awaitingToken());
        document.put("not_usable", report.notUsable());
        document.put("strays", report.strays());
        document.put("problems", report.problems());
        if (all) {
            document.put("everybody", report.everybody());
        }
        return document;
    }

    private void tell(Printer printer, StatusReport report, StoreState store, @Nullable FollowerStatus follower) {
        HealthCommand.tell(printer, report.health());
        tell(printer, store);
        if (follower != null && follower.place() != null) {
            tell(printer, follower);
        }
        if (!report.health().isUp()) {
            printer.line("Nothing is told of the people: a server does not serve. llmbridge doctor tells more.");
            return;
        }
        Outcomes.problems(printer, report.problems());
        printer.heading(
                report.people() + " people, " + Values.usd(report.spend()) + " spent in running budget periods");
        Table counts = Table.of("STATUS", "PEOPLE");
        report.byStatus()
                .forEach(
                        (status, count) -> counts.row(new Styled(Values.words(status), Outcomes.style(status)), count));
        printer.table(counts);
        printer.line();
        Table tiers = Table.of("TIER", "PEOPLE");
        report.byTier().forEach((tier, count) -> tiers.row(tier, count));
        printer.table(tiers);
        people(printer, "Most spent", report.bySpend());
        people(printer, "Most of the budget used", report.byBudgetUse());
        Instant now = report.health().at();
        Table ends = Table.of("USER", "E-MAIL", "KEY ENDS", "");
        report.keysEnding()
                .forEach(person -> ends.row(
                        person.userId(),
                        person.email(),
                        person.keyEnds(),
                        person.keyEnds() == null ? null : Values.until(now, person.keyEnds())));
        section(printer, "Keys that end soon (llmbridge renew)", ends);
        section(printer, "Waiting for a token (llmbridge function install)", names(report.awaitingToken()));
        Table hindered = Table.of("USER", "E-MAIL", "WHY");
        report.notUsable()
                .forEach(person -> hindered.row(
                        person.userId(),
                        person.email(),
                        person.problems().stream()
                                .map(problem -> problem.message())
                                .toList()));
        section(printer, "Cannot chat (llmbridge inspect --user ID)", hindered);
        Table strays = Table.of("WHAT", "SUBJECT", "DETAIL");
        report.strays().forEach(stray -> strays.row(stray.kind(), stray.subject(), stray.message()));
        section(printer, "Belongs to nobody", strays);
        if (all) {
            people(printer, "Everybody", report.everybody());
        }
    }

    private static void tell(Printer printer, StoreState store) {
        if (store.detail() == null) {
            printer.line("Store: " + Values.words(store.state()) + ", " + store.place());
        } else {
            printer.line(Style.BAD, "Store: " + store.detail());
            printer.line("  Fix: " + store.fix());
        }
    }

    private static void tell(Printer printer, FollowerStatus follower) {
        printer.line("Follower: " + (follower.followed() ? "" : "nobody follows now, ") + "last change "
                + Values.text(follower.lastChange()) + ", lag "
                + follower.lag().toSeconds() + " s, " + follower.open() + " open, "
                + follower.failing().size() + " failing, " + follower.waiting().size() + " waiting");
    }

    private static void people(Printer printer, String title, List<PersonOverview> people) {
        Table table = Table.of("USER", "E-MAIL", "TIER", "STATUS", "SPENT", "BUDGET", "USED", "RESET");
        for (PersonOverview person : people) {
            table.row(
                    person.userId(),
                    person.email(),
                    person.tier(),
                    new Styled(Values.words(person.status()), Outcomes.style(person.status())),
                    Values.usd(person.spend()),
                    Values.usd(person.maxBudget()),
                    person.budgetUse().isPresent()
                            ? Values.percent(person.budgetUse().getAsDouble())
                            : null,
                    person.budgetResetAt());
        }
        section(printer, title, table);
    }

    private static Table names(List<PersonOverview> people) {
        Table table = Table.of("USER", "E-MAIL", "TIER");
        people.forEach(person -> table.row(person.userId(), person.email(), person.tier()));
        return table;
    }

    private static void section(Printer printer, String title, Table table) {
        if (!table.isEmpty()) {
            printer.heading(title);
            printer.table(table);
        }
    }
}
