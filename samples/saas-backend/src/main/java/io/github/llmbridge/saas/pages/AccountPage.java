package io.github.llmbridge.saas.pages;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A person's own page. */
public final class AccountPage {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH).withZone(ZoneOffset.UTC);
    private static final int WHOLE = 100;

    private AccountPage() {}

    /**
     * What the person has and has used.
     *
     * @param standing in words
     * @param maxBudget {@code null} for no limit
     * @param resetAt {@code null} for never
     */
    public record Account(
            String name,
            String tier,
            String standing,
            List<String> models,
            double spend,
            @Nullable Double maxBudget,
            @Nullable Instant resetAt,
            LocalDate from,
            LocalDate to,
            Map<LocalDate, Double> days) {}

    /**
     * Another tier.
     *
     * @param link where it is bought; {@code null} where a form of ours does it
     */
    public record Offer(
            String tier,
            List<String> models,
            @Nullable Double maxBudget,
            @Nullable String link) {}

    /** The page, while the account is being made. */
    public static String waiting(Page page, String name, @Nullable String problem) {
        return page.of(
                "Hello, " + name,
                Html.of(
                        "{}<p>Your account is being made. <a href=\"/account\">Look again</a> in a few seconds.</p>",
                        Page.error(problem)));
    }

    /** The page. */
    public static String of(
            Page page,
            Account account,
            List<Offer> offers,
            String chatUrl,
            boolean passwordWaits,
            @Nullable String notice,
            @Nullable String error) {
        Html content = Html.of(
                """
                {}{}
                <p>{}</p>
                <p><a class="button" href="{}">Open the chat</a></p>
                {}
                <section aria-labelledby="plan"><h2 id="plan">Your plan</h2>
                <dl><dt>Tier</dt><dd>{}</dd><dt>Models</dt><dd>{}</dd></dl></section>
                <section aria-labelledby="use"><h2 id="use">What you have used</h2>{}{}</section>
                <section aria-labelledby="more"><h2 id="more">Other plans</h2>{}</section>
                <section aria-labelledby="key"><h2 id="key">Your key</h2>
                <p>The chat uses a key of yours. Replace it if you think that somebody else knows it.</p>{}</section>
                """,
                Page.notice(notice),
                Page.error(error),
                account.standing(),
                chatUrl,
                passwordWaits
                        ? page.form(
                                "/account/chat-password",
                                "",
                                Html.of("<button>Show my first password for the chat, once</button>"))
                        : Html.NONE,
                account.tier(),
                String.join(", ", account.models()),
                budget(account),
                SpendGraph.of(account.from(), account.to(), account.days()),
                offers(page, offers),
                page.form("/account/rotate-key", "", Html.of("<button>Replace my key</button>")));
        return page.of("Hello, " + account.name(), content);
    }

    private static Html budget(Account account) {
        Double most = account.maxBudget();
        String reset = account.resetAt() == null ? "" : " It starts again on " + DAY.format(account.resetAt()) + ".";
        if (most == null) {
            return Html.of("<p>{} in this period, without a limit.{}</p>", SpendGraph.dollars(account.spend()), reset);
        }
        long part = most > 0 ? Math.min(WHOLE, Math.round(WHOLE * account.spend() / most)) : WHOLE;
        return Html.of("""
                <p id="budget-text">{} of {} in this period, {} %.{}</p>
                <meter min="0" max="100" high="80" value="{}" aria-labelledby="budget-text">{} %</meter>
                """, SpendGraph.dollars(account.spend()), SpendGraph.dollars(most), part, reset, part, part);
    }

    private static Html offers(Page page, List<Offer> offers) {
        List<Html> rows = offers.stream().map(offer -> offer(page, offer)).toList();
        return rows.isEmpty()
                ? Html.of("<p>There is none besides yours.</p>")
                : Html.of("<ul class=\"offers\">{}</ul>", Html.all(rows));
    }

    private static Html offer(Page page, Offer offer) {
        String budget = offer.maxBudget() == null ? "no limit" : SpendGraph.dollars(offer.maxBudget()) + " a period";
        Html way = offer.link() == null
                ? page.form(
                        "/account/upgrade",
                        "quiet",
                        Html.of("<button name=\"tier\" value=\"{}\">Change to {}</button>", offer.tier(), offer.tier()))
                : Html.of("<a class=\"button\" href=\"{}\">Change to {}</a>", offer.link(), offer.tier());
        return Html.of(
                "<li><h3>{}</h3><p>{}: {}</p>{}</li>", offer.tier(), budget, String.join(", ", offer.models()), way);
    }
}
