package io.github.llmbridge.saas;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.llmbridge.http.Secret;
import io.github.llmbridge.litellm.keys.KeyListQuery;
import io.github.llmbridge.openwebui.auths.SignInRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What people and operators see and may do. */
class PagesTest {
    private static Backend backend;

    @BeforeAll
    static void start() throws Exception {
        backend = Backend.start();
    }

    @AfterAll
    static void stop() throws Exception {
        backend.close();
    }

    private static Backend.Visitor signedIn(Customer person) throws Exception {
        Backend.Visitor visitor = backend.visitor();
        HttpResponse<String> page = visitor.signIn(person.email(), Backend.PASSWORD);
        assertThat(page.uri().getPath()).isEqualTo("/account");
        return visitor;
    }

    private static Backend.Visitor operator() throws Exception {
        Backend.Visitor visitor = backend.visitor();
        assertThat(visitor.signIn("operator", Backend.OPERATOR_PASSWORD).uri().getPath())
                .isEqualTo("/operator");
        return visitor;
    }

    private static List<String> keys(Customer person) {
        return backend.liteLlm().keys().stream(
                        KeyListQuery.builder().userId(person.id()).build())
                .map(key -> String.valueOf(key.token()))
                .toList();
    }

    @Test
    void whoSignsUpSeesTierModelsSpendAndTheGraph() throws Exception {
        Customer person = backend.person();
        assertThat(backend.bridge().inspect(person.id()).isReady()).isTrue();
        String page = signedIn(person).get("/account").body();
        assertThat(page)
                .contains("<dd>free</dd>", "<dd>gpt-4o-mini</dd>", "$0.00 of $1.00", "It starts again on")
                .contains("<svg", "role=\"img\"", "Spend by day as a table", "Change to pro");
        assertThat(page.split("<rect ", -1)).hasSize(31);
        assertThat(page.split("<th scope=\"row\">", -1)).hasSize(31);
    }

    @Test
    void anUpgradeIsBoughtAndFollowed() throws Exception {
        Customer person = backend.person();
        Backend.Visitor visitor = signedIn(person);
        assertThat(visitor.post("/account", "/account/upgrade", Map.of("tier", "pro"))
                        .statusCode())
                .isEqualTo(200);
        backend.rest();
        assertThat(visitor.get("/account").body())
                .contains("<dd>pro</dd>", "gpt-4o-mini, gpt-4o", "of $20.00", "Your subscription is in order.");
        assertThat(visitor.post("/account", "/account/upgrade", Map.of("tier", "gold"))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void aPersonReplacesTheKey() throws Exception {
        Customer person = backend.person();
        List<String> before = keys(person);
        HttpResponse<String> page = signedIn(person).post("/account", "/account/rotate-key", Map.of());
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("Your key was replaced");
        assertThat(keys(person)).hasSize(1).doesNotContainAnyElementsOf(before);
        assertThat(backend.bridge().inspect(person.id()).isReady()).isTrue();
    }

    @Test
    void theFirstPasswordIsShownOnceAndOpensTheChat() throws Exception {
        Customer person = backend.person();
        Backend.Visitor visitor = signedIn(person);
        String shown =
                visitor.post("/account", "/account/chat-password", Map.of()).body();
        String password = shown.replaceAll("(?s).*<code>(.*)</code>.*", "$1");
        assertThat(backend.openWebUi()
                        .anonymousAuths()
                        .signIn(new SignInRequest(person.email(), Secret.of(password)))
                        .token())
                .isNotNull();
        assertThat(visitor.post("/account", "/account/chat-password", Map.of()).body())
                .contains("shown before")
                .doesNotContain(password);
    }

    @Test
    void anAddressThatIsThereIsLeftAsItIsAndNotTold() throws Exception {
        Customer person = backend.person();
        Backend.Visitor stranger = backend.visitor();
        HttpResponse<String> again = stranger.post(
                "/signup", "/signup", Map.of("email", person.email(), "password", "another long password"));
        HttpResponse<String> fresh = stranger.post(
                "/signup",
                "/signup",
                Map.of("email", UUID.randomUUID() + "@example.com", "password", "another long password"));
        assertThat(again.uri()).isEqualTo(fresh.uri());
        assertThat(stranger.signIn(person.email(), "another long password")
                        .uri()
                        .getQuery())
                .isEqualTo("error");
        signedIn(person);
        backend.rest();
    }

    @Test
    void wrongFieldsAreToldAndKept() throws Exception {
        Backend.Visitor visitor = backend.visitor();
        HttpResponse<String> page = visitor.post(
                "/signup", "/signup", Map.of("email", "ada", "name", "<b>Ada</b>", "password", Backend.PASSWORD));
        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(page.body())
                .contains("role=\"alert\"", "value=\"&lt;b&gt;Ada&lt;/b&gt;\"")
                .doesNotContain("<b>Ada", Backend.PASSWORD);
        assertThat(visitor.post("/signup", "/signup", Map.of("email", "a@example.com", "password", "short"))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void anOperatorSeesWhoFailedAndTriesAgain() throws Exception {
        Customer person = backend.person();
        Instant now = Instant.now();
        backend.send(backend.webhook("evt-" + UUID.randomUUID(), now, """
                {"type":"subscription.changed","timestamp":"%s",
                "data":{"user_id":"%s","subscription_id":"sub-1","tier":"gold"}}""".formatted(now, person.id())));
        backend.rest();
        Backend.Visitor operator = operator();
        String page = operator.get("/operator").body();
        assertThat(page).contains("Who failed", person.id(), "change-tier", "gold", "Try again for " + person.id());
        String id = page.replaceAll(
                "(?s).*name=\"id\" value=\"([^\"]+)\" aria-label=\"Try again for " + person.id() + "\".*", "$1");
        assertThat(operator.post("/operator", "/operator/retry-work", Map.of("id", id))
                        .body())
                .contains("It is tried again.");
        backend.rest();
    }

    @Test
    void nobodySeesWhatIsAnothers() throws Exception {
        Customer person = backend.person();
        Backend.Visitor visitor = signedIn(person);
        assertThat(visitor.get("/operator").statusCode()).isEqualTo(403);
        assertThat(operator().get("/account").statusCode()).isEqualTo(403);
        assertThat(backend.visitor().get("/account").uri().getPath()).isEqualTo("/login");
        assertThat(backend.visitor().get("/actuator/env").uri().getPath()).isEqualTo("/login");
        assertThat(backend.visitor().get("/actuator/health").body()).contains("\"status\":\"UP\"");
    }

    @Test
    void aFormOfAnotherPageIsRefused() throws Exception {
        Customer person = backend.person();
        List<String> before = keys(person);
        Backend.Visitor visitor = signedIn(person);
        assertThat(visitor.postWithoutToken("/account/rotate-key").statusCode()).isEqualTo(403);
        assertThat(keys(person)).isEqualTo(before);
    }

    @Test
    void pagesLoadNothingFromElsewhere() throws Exception {
        HttpResponse<String> page = backend.visitor().get("/");
        assertThat(page.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy)
                        .startsWith("default-src 'none'; style-src 'self'")
                        .doesNotContain("unsafe"));
        assertThat(page.body())
                .contains("<html lang=\"en\">", "href=\"/style.css\"")
                .doesNotContain("<script", "http");
        assertThat(backend.visitor().get("/style.css").body()).contains("prefers-color-scheme: dark", "color-scheme");
    }
}
