package io.github.llmbridge.saas;

import io.github.llmbridge.bridge.BridgeFacade;
import io.github.llmbridge.bridge.report.BridgeException;
import io.github.llmbridge.bridge.report.InvalidRequestException;
import io.github.llmbridge.bridge.report.PersonNotFoundException;
import io.github.llmbridge.bridge.report.Usage;
import io.github.llmbridge.bridge.tiers.SubscriptionTier;
import io.github.llmbridge.bridge.tiers.TierCatalog;
import io.github.llmbridge.saas.pages.AccountPage;
import io.github.llmbridge.saas.pages.AccountPage.Account;
import io.github.llmbridge.saas.pages.AccountPage.Offer;
import io.github.llmbridge.saas.pages.Html;
import io.github.llmbridge.subscriptions.Reached.Access;
import io.github.llmbridge.subscriptions.SubscriberRecord;
import io.github.llmbridge.subscriptions.Subscriptions;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

/** A person's own page. The person is whoever is signed in; no request names another. */
@RestController
class AccountController {
    private static final Logger LOG = LoggerFactory.getLogger(AccountController.class);

    /** A page that takes longer is a page that nobody waits for. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private final BridgeFacade bridge;
    private final TierCatalog tiers;
    private final Customers customers;
    private final Subscriptions subscriptions;
    private final FirstPasswords passwords;
    private final SaasProperties properties;
    private final ObjectProvider<DemoBilling> demo;

    AccountController(
            BridgeFacade bridge,
            TierCatalog tiers,
            Customers customers,
            Subscriptions subscriptions,
            FirstPasswords passwords,
            SaasProperties properties,
            ObjectProvider<DemoBilling> demo) {
        this.bridge = bridge.within(PATIENCE);
        this.tiers = tiers;
        this.customers = customers;
        this.subscriptions = subscriptions;
        this.passwords = passwords;
        this.properties = properties;
        this.demo = demo;
    }

    @GetMapping(path = "/account", produces = Pages.HTML)
    String account(HttpServletRequest request, Principal person) {
        return page(request, person, null, null);
    }

    private String page(HttpServletRequest request, Principal person, @Nullable String notice, @Nullable String error) {
        Customer customer = customers.find(person.getName()).orElseThrow();
        try {
            Usage usage = bridge.usage(customer.id());
            return AccountPage.of(
                    Pages.of(request),
                    account(customer, usage),
                    offers(customer, usage),
                    properties.chatUrl(),
                    passwords.isThere(customer.id()),
                    notice,
                    error);
        } catch (PersonNotFoundException e) {
            return AccountPage.waiting(Pages.of(request), customer.name(), error);
        } catch (BridgeException e) {
            LOG.warn("a page was shown without usage: {}", kind(e));
            return AccountPage.waiting(
                    Pages.of(request),
                    customer.name(),
                    "We cannot show your account just now. Please come back later.");
        }
    }

    private Account account(Customer customer, Usage usage) {
        Map<LocalDate, Double> days = usage.days().stream()
                .collect(Collectors.groupingBy(
                        Usage.KeyDay::day, TreeMap::new, Collectors.summingDouble(Usage.KeyDay::spend)));
        String tier = usage.tier() == null ? "none" : usage.tier();
        return new Account(
                customer.name(),
                tier,
                standing(subscriptions.find(customer.id()).orElse(null)),
                tiers.find(tier).map(AccountController::models).orElse(List.of()),
                usage.spend(),
                usage.maxBudget(),
                usage.budgetResetAt(),
                usage.from(),
                usage.to(),
                days);
    }

    private static String standing(@Nullable SubscriberRecord subscriber) {
        if (subscriber != null && subscriber.reached().access() == Access.SUSPENDED) {
            return "Your subscription is not paid, so the chat is closed to you.";
        }
        if (subscriber == null || subscriber.reached().payment() == null) {
            return "You have no subscription; the free plan is yours.";
        }
        Instant due = subscriber.due();
        return due == null ? "Your subscription is in order." : "Your subscription ends on " + DAY.format(due) + ".";
    }

    private List<Offer> offers(Customer customer, Usage usage) {
        return tiers.names().stream()
                .filter(name -> !name.equals(usage.tier()))
                .map(tiers::require)
                .filter(tier -> properties.demo() || checkout(tier, customer) != null)
                .map(tier -> new Offer(
                        tier.name(),
                        models(tier),
                        tier.maxBudget(),
                        properties.demo() ? null : checkout(tier, customer)))
                .toList();
    }

    private @Nullable String checkout(SubscriptionTier tier, Customer customer) {
        String url = properties.checkoutUrl();
        return url == null || url.isBlank()
                ? null
                : UriComponentsBuilder.fromUriString(url)
                        .queryParam("tier", "{tier}")
                        .queryParam("user", "{user}")
                        .encode()
                        .buildAndExpand(tier.name(), customer.id())
                        .toUriString();
    }

    private static List<String> models(SubscriptionTier tier) {
        return tier.models().names();
    }

    /** The old key is deleted once the new one is in the chat's settings. */
    @PostMapping(path = "/account/rotate-key", produces = Pages.HTML)
    ResponseEntity<String> rotateKey(HttpServletRequest request, Principal person) {
        try {
            bridge.as("person").rotateKey(person.getName());
            return ResponseEntity.ok(page(request, person, "Your key was replaced. Load the chat's page again.", null));
        } catch (InvalidRequestException | PersonNotFoundException e) {
            LOG.warn("a key was not replaced: {}", kind(e));
            return failed(request, person, HttpStatus.CONFLICT, "Your key cannot be replaced just now; please ask us.");
        } catch (BridgeException e) {
            LOG.warn("a key was not replaced: {}", kind(e));
            return failed(request, person, HttpStatus.BAD_GATEWAY, "Your key was not replaced. Please try again.");
        }
    }

    /** The message names the person, and logs are read by many. */
    private static String kind(BridgeException error) {
        Throwable cause = error.getCause();
        return error.getClass().getSimpleName()
                + (cause == null ? "" : ", " + cause.getClass().getSimpleName());
    }

    private ResponseEntity<String> failed(
            HttpServletRequest request, Principal person, HttpStatus status, String text) {
        return ResponseEntity.status(status).body(page(request, person, null, text));
    }

    /** Shown once, and never written anywhere; not kept by the browser either, which Spring Security sees to. */
    @PostMapping(path = "/account/chat-password", produces = Pages.HTML)
    String chatPassword(HttpServletRequest request, Principal person) {
        Customer customer = customers.find(person.getName()).orElseThrow();
        return passwords
                .take(customer.id())
                .map(password -> Pages.of(request)
                        .of(
                                "Your first password for the chat",
                                Html.of(
                                        "<p>Address: {}</p><p>Password: <code>{}</code></p>"
                                                + "<p>It is not shown again. <a href=\"/account\">Back</a></p>",
                                        customer.email(),
                                        password.reveal())))
                .orElseGet(() -> page(request, person, null, "It was shown before."));
    }

    /** Where no billing system is connected, one is played. */
    @PostMapping(path = "/account/upgrade", produces = Pages.HTML)
    ResponseEntity<String> upgrade(HttpServletRequest request, Principal person, @RequestParam("tier") String tier) {
        DemoBilling billing = demo.getIfAvailable();
        if (billing == null || tiers.find(tier).isEmpty()) {
            return failed(request, person, HttpStatus.NOT_FOUND, "There is no such plan.");
        }
        billing.buy(person.getName(), tier);
        return ResponseEntity.ok(
                page(request, person, "Thank you. The plan " + tier + " is yours in a few seconds; look again.", null));
    }
}
