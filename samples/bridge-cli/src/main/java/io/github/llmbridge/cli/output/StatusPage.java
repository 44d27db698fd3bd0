package io.github.llmbridge.cli.output;

import io.github.llmbridge.bridge.report.HealthReport.ServerHealth;
import io.github.llmbridge.bridge.report.HealthReport.State;
import io.github.llmbridge.bridge.report.PeopleOverview.PersonOverview;
import io.github.llmbridge.bridge.report.Problem;
import io.github.llmbridge.bridge.report.Status;
import io.github.llmbridge.bridge.report.Stray;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The status as a page of its own: one file without scripts and without anything from elsewhere. */
public final class StatusPage {
    private static final double NEARLY_SPENT = 0.8;

    private final StatusReport report;
    private final StringBuilder page = new StringBuilder();

    private StatusPage(StatusReport report) {
        this.report = report;
    }

    /** The page of a report. */
    public static String of(StatusReport report) {
        return resource("status.html")
                .replace("{{style}}", resource("status.css"))
                .replace("{{at}}", escaped(Values.text(report.health().at())))
                .replace("{{instance}}", escaped(report.instance()))
                .replace("{{body}}", new StatusPage(report).body());
    }

    private String body() {
        servers();
        report.problems().forEach(this::problem);
        if (report.health().isUp()) {
            people();
        } else {
            page.append("<p>Nothing is told of the people: a server does not serve.</p>\n");
        }
        return page.toString();
    }

    private void servers() {
        page.append("<section aria-labelledby=\"servers\"><h2 id=\"servers\">Servers</h2><div class=\"cards\">\n");
        server("LiteLLM", report.health().liteLlm());
        server("Open WebUI", report.health().openWebUi());
        page.append("</div></section>\n");
    }

    private void server(String name, ServerHealth server) {
        String look = server.state() == State.UP ? "good" : server.state().serves() ? "warning" : "bad";
        page.append("<div class=\"card\"><h3>").append(name).append("</h3><p>");
        badge(look, Values.words(server.state()));
        page.append("</p><p class=\"faint\">")
                .append(server.version() == null ? "version unknown" : "version " + escaped(server.version()))
                .append(
                        server.took() == null
                                ? ""
                                : ", answers in " + server.took().toMillis() + " ms")
                .append("</p>");
        if (server.detail() != null) {
            page.append("<p>").append(escaped(server.detail())).append("</p>");
        }
        page.append("</div>\n");
    }

    private void problem(Problem problem) {
        page.append("<div class=\"notice\" role=\"note\"><strong>")
                .append(escaped(problem.message()))
                .append("</strong><br>")
                .append(escaped(Remedy.of(problem.kind())))
                .append("</div>\n");
    }

    private void people() {
        page.append("<section aria-labelledby=\"people\"><h2 id=\"people\">People</h2><div class=\"cards\">\n");
        figure("People", String.valueOf(report.people()));
        figure("Spent in running budget periods", Values.usd(report.spend()));
        figure("Cannot chat", String.valueOf(report.notUsable().size()));
        figure("Wait for a token", String.valueOf(report.awaitingToken().size()));
        page.append("</div>\n<div class=\"pair\">\n");
        shares("By status", report.byStatus(), status -> look(status), Values::words);
        shares("By tier", report.byTier(), tier -> "plain", tier -> tier.isEmpty() ? "unknown" : tier);
        page.append("</div></section>\n");
        ranking("spend", "Most spent", report.bySpend());
        ranking("budgets", "Most of the budget used", report.byBudgetUse());
        ending();
        table(
                "waiting",
                "Waiting for a token",
                "The connection waits for a credential of its user; the settings function needs none.",
                List.of("User", "E-mail", "Tier"),
                report.awaitingToken(),
                person -> cell(person.userId()) + cell(person.email()) + cell(person.tier()));
        table(
                "hindered",
                "Cannot chat",
                "What hinders each, and what mends it.",
                List.of("User", "E-mail", "Why", "What mends it"),
                report.notUsable(),
                person -> cell(person.userId()) + cell(person.email()) + reasons(person));
        table(
                "strays",
                "Belongs to nobody",
                "What the bridge made or marked, and no person has.",
                List.of("What", "Subject", "Detail"),
                report.strays(),
                (Stray stray) -> cell(Values.words(stray.kind())) + cell(stray.subject()) + cell(stray.message()));
    }

    private void figure(String name, String value) {
        page.append("<div class=\"card\"><p class=\"figure\">")
                .append(escaped(value))
                .append("</p><p class=\"faint\">")
                .append(escaped(name))
                .append("</p></div>\n");
    }

    private <K> void shares(String title, Map<K, Long> counts, Function<K, String> look, Function<K, String> name) {
        page.append("<table class=\"shares\"><caption>").append(title).append("</caption><tbody>\n");
        counts.forEach((key, count) -> {
            double part = report.people() == 0 ? 0 : (double) count / report.people();
            page.append("<tr><th scope=\"row\">")
                    .append(escaped(name.apply(key)))
                    .append("</th>");
            bar(part, look.apply(key), count + " (" + Values.percent(part) + ")");
            page.append("</tr>\n");
        });
        page.append("</tbody></table>\n");
    }

    private void ranking(String id, String title, List<PersonOverview> people) {
        table(
                id,
                title,
                "In the running budget period of each person's key; up to two minutes old.",
                List.of("User", "E-mail", "Tier", "Status", "Spent", "Budget", "Used", "Starts again"),
                people,
                person -> {
                    StringBuilder row = new StringBuilder()
                            .append(cell(person.userId()))
                            .append(cell(person.email()))
                            .append(cell(person.tier()))
                            .append("<td>")
                            .append(badgeText(look(person.status()), Values.words(person.status())))
                            .append("</td>")
                            .append(number(Values.usd(person.spend())))
                            .append(number(Values.usd(person.maxBudget())));
                    double used = person.budgetUse().orElse(-1);
                    row.append(
                            used < 0
                                    ? "<td>-</td>"
                                    : barText(
                                            used,
                                            used >= 1 ? "bad" : used >= NEARLY_SPENT ? "warning" : "good",
                                            Values.percent(used)));
                    return row.append(cell(Values.text(person.budgetResetAt()))).toString();
                });
    }

    private void ending() {
        Instant now = report.health().at();
        table(
                "ending",
                "Keys that end soon",
                "Once a key has ended, a renewal or another tier revives it.",
                List.of("User", "E-mail", "Tier", "Ends", ""),
                report.keysEnding(),
                person -> cell(person.userId())
                        + cell(person.email())
                        + cell(person.tier())
                        + cell(Values.text(person.keyEnds()))
                        + cell(person.keyEnds() == null ? null : Values.until(now, person.keyEnds())));
    }

    private static String reasons(PersonOverview person) {
        StringBuilder why = new StringBuilder("<td><ul>");
        StringBuilder fix = new StringBuilder("<td><ul>");
        for (Problem problem : person.problems()) {
            why.append("<li>").append(escaped(problem.message())).append("</li>");
            fix.append("<li>").append(escaped(Remedy.of(problem.kind()))).append("</li>");
        }
        return why.append("</ul></td>").toString() + fix.append("</ul></td>");
    }

    /** A section with a table; one without rows says so. */
    private <T> void table(
            String id, String title, String what, List<String> headers, List<T> rows, Function<T, String> row) {
        page.append("<section aria-labelledby=\"")
                .append(id)
                .append("\"><h2 id=\"")
                .append(id)
                .append("\">");
        page.append(title).append("</h2>\n");
        if (rows.isEmpty()) {
            page.append("<p class=\"faint\">Nobody.</p></section>\n"
                    .replace("Nobody", id.equals("strays") ? "Nothing" : "Nobody"));
            return;
        }
        page.append("<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-labelledby=\"")
                .append(id)
                .append("\"><table><caption>")
                .append(what)
                .append("</caption><thead><tr>");
        headers.forEach(
                header -> page.append("<th scope=\"col\">").append(header).append("</th>"));
        page.append("</tr></thead><tbody>\n");
        rows.forEach(one -> page.append("<tr>").append(row.apply(one)).append("</tr>\n"));
        page.append("</tbody></table></div></section>\n");
    }

    private void badge(String look, String text) {
        page.append(badgeText(look, text));
    }

    private static String badgeText(String look, String text) {
        return "<span class=\"badge " + look + "\">" + escaped(text) + "</span>";
    }

    private void bar(double part, String look, String text) {
        page.append(barText(part, look, text));
    }

    private static String barText(double part, String look, String text) {
        long width = Math.round(Math.max(0, Math.min(1, part)) * 100);
        return "<td class=\"bar\"><span class=\"track\" aria-hidden=\"true\"><span class=\"" + look
                + "\" style=\"width:" + width + "%\"></span></span> " + escaped(text) + "</td>";
    }

    private static String cell(@Nullable String text) {
        return "<td>" + escaped(Values.text(text)) + "</td>";
    }

    private static String number(String text) {
        return "<td class=\"number\">" + escaped(text) + "</td>";
    }

    private static String look(Status status) {
        return switch (status) {
            case READY, REMOVED -> "good";
            case SUSPENDED, AWAITING_USER_TOKEN -> "warning";
            case NOT_USABLE, FAILED -> "bad";
        };
    }

    /** Anybody can choose a name. */
    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    private static String resource(String name) {
        try (InputStream file = Objects.requireNonNull(StatusPage.class.getResourceAsStream(name), name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
