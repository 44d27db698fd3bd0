package io.github.llmbridge.saas;

import io.github.llmbridge.bridge.BridgeFacade;
import io.github.llmbridge.litellm.LiteLlmClient;
import io.github.llmbridge.openwebui.OpenWebUiClient;
import io.github.llmbridge.saas.webhooks.StandardSignature;
import io.github.llmbridge.saas.webhooks.StripeSignature;
import io.github.llmbridge.scheduler.BridgeScheduler;
import io.github.llmbridge.scheduler.SchedulerStatus;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.context.ConfigurableApplicationContext;

/** The backend on stand-ins, or on the servers that the environment names, with what tests do to it. */
final class Backend implements AutoCloseable {
    static final String PASSWORD = "a password for tests";
    static final String OPERATOR_PASSWORD = "the password of the operator";
    static final String WEBHOOK_SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    static final String STRIPE_SECRET = "whsec_of_stripe";
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final Surroundings surroundings;
    private final ConfigurableApplicationContext application;

    private Backend(Surroundings surroundings, ConfigurableApplicationContext application) {
        this.surroundings = surroundings;
        this.application = application;
    }

    static Backend start() throws IOException {
        boolean live = "live".equals(System.getProperty("llmbridge.servers"));
        Surroundings surroundings = Surroundings.of(live ? System.getenv() : Map.of());
        return new Backend(
                surroundings,
                SaasBackend.start(
                        surroundings,
                        "--server.port=0",
                        "--saas.demo=true",
                        "--LLMBRIDGE_SECRET=a secret of the application for its tests",
                        "--saas.webhook-secrets=" + WEBHOOK_SECRET,
                        "--saas.operator-password=" + OPERATOR_PASSWORD,
                        "--saas.stripe.secrets=" + STRIPE_SECRET,
                        "--saas.stripe.prices.price_pro=pro"));
    }

    <T> T bean(Class<T> type) {
        return application.getBean(type);
    }

    BridgeFacade bridge() {
        return bean(BridgeFacade.class);
    }

    LiteLlmClient liteLlm() {
        return bean(LiteLlmClient.class);
    }

    OpenWebUiClient openWebUi() {
        return bean(OpenWebUiClient.class);
    }

    URI uri(String path) {
        return URI.create("http://localhost:" + application.getEnvironment().getProperty("local.server.port") + path);
    }

    /** Somebody with a browser. */
    Visitor visitor() {
        return new Visitor(HttpClient.newBuilder()
                .cookieHandler(new CookieManager())
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build());
    }

    /** Signs somebody up, and waits until the person is ready. */
    Customer person() throws Exception {
        String email = UUID.randomUUID() + "@example.com";
        visitor().post("/signup", "/signup", Map.of("email", email, "name", "Ada", "password", PASSWORD));
        Customer customer = bean(Customers.class).withEmail(email).orElseThrow();
        rest();
        return customer;
    }

    /** Waits until nothing is left to do. */
    void rest() throws InterruptedException {
        Instant end = Instant.now().plus(LONGEST);
        SchedulerStatus status = bean(BridgeScheduler.class).status();
        while (!status.isIdle()) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("work is left: " + status);
            }
            Thread.sleep(50);
            status = bean(BridgeScheduler.class).status();
        }
    }

    /** A webhook that is signed as the billing system signs. */
    HttpRequest webhook(String id, Instant signed, String body) {
        String timestamp = Long.toString(signed.getEpochSecond());
        return webhook(
                id,
                timestamp,
                bean(StandardSignature.class).sign(id, timestamp, body.getBytes(StandardCharsets.UTF_8)),
                body);
    }

    HttpRequest webhook(String id, String timestamp, String signature, String body) {
        return HttpRequest.newBuilder(uri("/webhooks/subscription"))
                .header("Content-Type", "application/json")
                .header("webhook-id", id)
                .header("webhook-timestamp", timestamp)
                .header("webhook-signature", signature)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    HttpRequest stripe(String body) {
        String header = bean(StripeSignature.class)
                .sign(Long.toString(Instant.now().getEpochSecond()), body.getBytes(StandardCharsets.UTF_8));
        return HttpRequest.newBuilder(uri("/webhooks/subscription"))
                .header("Stripe-Signature", header)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    @Override
    public void close() throws IOException {
        application.close();
        surroundings.close();
    }

    /** Somebody with a browser. */
    final class Visitor {
        private final HttpClient browser;

        private Visitor(HttpClient browser) {
            this.browser = browser;
        }

        HttpResponse<String> get(String path) throws IOException, InterruptedException {
            return browser.send(HttpRequest.newBuilder(uri(path)).build(), HttpResponse.BodyHandlers.ofString());
        }

        /** Sends the form of a page. */
        HttpResponse<String> post(String page, String action, Map<String, String> fields)
                throws IOException, InterruptedException {
            Matcher token = TOKEN.matcher(get(page).body());
            if (!token.find()) {
                throw new AssertionError("the page has no form");
            }
            String form = "_csrf=" + encoded(token.group(1))
                    + fields.entrySet().stream()
                            .map(field -> "&" + field.getKey() + "=" + encoded(field.getValue()))
                            .collect(Collectors.joining());
            return browser.send(
                    HttpRequest.newBuilder(uri(action))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(HttpRequest.BodyPublishers.ofString(form))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }

        HttpResponse<String> postWithoutToken(String action) throws IOException, InterruptedException {
            return browser.send(
                    HttpRequest.newBuilder(uri(action))
                            .POST(HttpRequest.BodyPublishers.noBody())
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }

        HttpResponse<String> signIn(String name, String password) throws IOException, InterruptedException {
            return post("/login", "/login", Map.of("username", name, "password", password));
        }

        private static String encoded(String text) {
            return URLEncoder.encode(text, StandardCharsets.UTF_8);
        }
    }
}
