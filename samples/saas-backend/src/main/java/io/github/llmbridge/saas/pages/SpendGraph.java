package io.github.llmbridge.saas.pages;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What was spent on each of some days, as bars, and as a table for those who do not see them. */
final class SpendGraph {
    private static final int BAR = 18;
    private static final int GAP = 4;
    private static final int HEIGHT = 120;
    private static final int LABELS = 22;
    private static final double LEAST = 0.01;

    private SpendGraph() {}

    static Html of(LocalDate from, LocalDate to, Map<LocalDate, Double> spend) {
        List<LocalDate> days = from.datesUntil(to.plusDays(1)).toList();
        double most =
                spend.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
        double all = spend.values().stream().mapToDouble(Double::doubleValue).sum();
        List<Html> bars = new ArrayList<>();
        List<Html> rows = new ArrayList<>();
        for (int i = 0; i < days.size(); i++) {
            LocalDate day = days.get(i);
            double amount = spend.getOrDefault(day, 0.0);
            long height = amount > 0 ? Math.max(2, Math.round(HEIGHT * amount / most)) : 0;
            bars.add(Html.of(
                    "<rect class=\"bar\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"><title>{}: {}</title></rect>",
                    i * (BAR + GAP),
                    HEIGHT - height,
                    BAR,
                    height,
                    day,
                    dollars(amount)));
            rows.add(Html.of("<tr><th scope=\"row\">{}</th><td>{}</td></tr>", day, dollars(amount)));
        }
        int width = days.size() * (BAR + GAP) - GAP;
        return Html.of(
                """
                <svg class="graph" viewBox="0 0 {} {}" role="img" aria-labelledby="graph-title graph-text">
                <title id="graph-title">Spend from {} to {}</title>
                <desc id="graph-text">{} in all, {} on the day with most. The table below has each day.</desc>
                {}
                <line class="axis" x1="0" x2="{}" y1="{}" y2="{}"></line>
                <text x="0" y="{}">{}</text><text x="{}" y="{}" text-anchor="end">{}</text>
                </svg>
                <details><summary>Spend by day as a table</summary>
                <table><caption>Spend by day, in USD, days in UTC</caption>
                <thead><tr><th scope="col">Day</th><th scope="col">Spend</th></tr></thead>
                <tbody>{}</tbody></table></details>
                """,
                width,
                HEIGHT + LABELS,
                from,
                to,
                dollars(all),
                dollars(most),
                Html.all(bars),
                width,
                HEIGHT,
                HEIGHT,
                HEIGHT + LABELS - 4,
                from,
                width,
                HEIGHT + LABELS - 4,
                to,
                Html.all(rows));
    }

    /** Small amounts are usual, and not to be told as nothing. */
    static String dollars(double amount) {
        return amount > 0 && amount < LEAST ? "less than $0.01" : String.format(Locale.ROOT, "$%.2f", amount);
    }
}
