package io.github.llmbridge.saas.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The operator's page: who waits, who failed, who is near the limit. */
public final class OperatorPage {
    private OperatorPage() {}

    /** Work that has failed for good. */
    public record Failed(String workId, String userId, String operation, String why, String when) {}

    /** A subscription that something hinders. */
    public record Troubled(String userId, String standing, String why) {}

    /** Somebody who has used much of the budget. */
    public record Near(String userId, String tier, String used, String spend, String budget, String reset) {}

    /** How the background does. */
    public record Work(
            long waiting,
            long triedBefore,
            long running,
            long failed,
            long done,
            @Nullable String stopped) {}

    /** The page. */
    public static String of(
            Page page,
            Work work,
            List<Failed> failed,
            List<Troubled> troubled,
            List<Near> near,
            @Nullable String notice,
            @Nullable String error) {
        Html content = Html.of(
                """
                {}{}
                <section aria-labelledby="work"><h2 id="work">Work in the background</h2>{}
                <dl><dt>Waiting</dt><dd>{}, of which {} for a further try</dd><dt>Under way</dt><dd>{}</dd>
                <dt>Failed</dt><dd>{}</dd><dt>Done</dt><dd>{}</dd></dl></section>
                <section aria-labelledby="failed"><h2 id="failed">Who failed</h2>{}</section>
                <section aria-labelledby="waits"><h2 id="waits">Whose subscription waits</h2>{}</section>
                <section aria-labelledby="near"><h2 id="near">Who is near the limit</h2>{}</section>
                """,
                Page.notice(notice),
                Page.error(error),
                Page.error(work.stopped() == null ? null : "Stopped: " + work.stopped()),
                work.waiting(),
                work.triedBefore(),
                work.running(),
                work.failed(),
                work.done(),
                table(
                        "Work that is not tried again by itself",
                        List.of("Person", "What", "Why", "When", "Again"),
                        failed.stream().map(one -> row(page, one)).toList()),
                table(
                        "Subscriptions that something hinders",
                        List.of("Person", "Standing", "Why", "Again"),
                        troubled.stream().map(one -> row(page, one)).toList()),
                table(
                        "80 % of the budget or more",
                        List.of("Person", "Tier", "Used", "Spend", "Budget", "Starts again"),
                        near.stream().map(OperatorPage::row).toList()));
        return page.of("Operator", content);
    }

    private static Html row(Page page, Failed one) {
        Html again = page.form(
                "/operator/retry-work",
                "quiet",
                Html.of(
                        "<button name=\"id\" value=\"{}\" aria-label=\"Try again for {}\">Try again</button>",
                        one.workId(),
                        one.userId()));
        return Html.of(
                "<tr><th scope=\"row\">{}</th><td>{}</td><td>{}</td><td>{}</td><td>{}</td></tr>",
                one.userId(),
                one.operation(),
                one.why(),
                one.when(),
                again);
    }

    private static Html row(Page page, Troubled one) {
        Html again = page.form(
                "/operator/retry-subscription",
                "quiet",
                Html.of(
                        "<button name=\"user\" value=\"{}\" aria-label=\"Try again for {}\">Try again</button>",
                        one.userId(),
                        one.userId()));
        return Html.of(
                "<tr><th scope=\"row\">{}</th><td>{}</td><td>{}</td><td>{}</td></tr>",
                one.userId(),
                one.standing(),
                one.why(),
                again);
    }

    private static Html row(Near one) {
        return Html.of(
                "<tr><th scope=\"row\">{}</th><td>{}</td><td>{}</td><td>{}</td><td>{}</td><td>{}</td></tr>",
                one.userId(),
                one.tier(),
                one.used(),
                one.spend(),
                one.budget(),
                one.reset());
    }

    private static Html table(String caption, List<String> heads, List<Html> rows) {
        if (rows.isEmpty()) {
            return Html.of("<p>Nobody.</p>");
        }
        List<Html> cells = heads.stream()
                .map(head -> Html.of("<th scope=\"col\">{}</th>", head))
                .toList();
        return Html.of(
                "<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"{}\"><table><caption>{}</caption>"
                        + "<thead><tr>{}</tr></thead><tbody>{}</tbody></table></div>",
                caption,
                caption,
                Html.all(cells),
                Html.all(rows));
    }
}
