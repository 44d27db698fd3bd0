package io.github.llmbridge.saas;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.llmbridge.bridge.report.Operation;
import io.github.llmbridge.bridge.store.AuditQuery;
import io.github.llmbridge.jdbc.JdbcStore;
import io.github.llmbridge.litellm.keys.Key;
import io.github.llmbridge.litellm.keys.KeyListQuery;
import io.github.llmbridge.openwebui.users.Role;
import io.github.llmbridge.saas.webhooks.StandardSignature;
import io.github.llmbridge.subscriptions.Subscriptions;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What comes of a webhook, on both servers. */
class WebhookTest {
    private static Backend backend;

    private final Instant now = Instant.now();
    private Customer person;

    @BeforeAll
    static void start() throws Exception {
        backend = Backend.start();
    }

    @AfterAll
    static void stop() throws Exception {
        backend.close();
    }

    @BeforeEach
    void signUp() throws Exception {
        person = backend.person();
    }

    private static String newId() {
        return "evt-" + UUID.randomUUID();
    }

    private String body(String type, Instant at, String more) {
        return body(person.id(), type, at, more);
    }

    private static String body(String userId, String type, Instant at, String more) {
        return """
                {"type":"%s","timestamp":"%s","data":{"user_id":"%s","subscription_id":"sub-%s"%s}}""".formatted(type, at, userId, userId, more);
    }

    private HttpRequest changed(String id, String tier) {
        return backend.webhook(id, now, body("subscription.changed", now, ",\"tier\":\"" + tier + "\""));
    }

    private Key key() {
        List<Key> keys = backend.liteLlm().keys().stream(
                        KeyListQuery.builder().userId(person.id()).build())
                .toList();
        assertThat(keys).hasSize(1);
        return keys.get(0);
    }

    private void assertActive(String tier) throws Exception {
        backend.rest();
        assertThat(key().metadata()).containsEntry("subscription_tier", tier);
        assertThat(backend.bridge().inspect(person.id()).isReady()).isTrue();
    }

    private void assertSuspended(String tier) throws Exception {
        backend.rest();
        assertThat(key().metadata()).containsEntry("subscription_tier", tier);
        assertThat(key().blocked()).isTrue();
        assertThat(backend.openWebUi()
                        .users()
                        .findByEmail(person.email())
                        .orElseThrow()
                        .role())
                .isEqualTo(Role.PENDING);
    }

    private void assertNothingKept() {
        assertThat(backend.bean(Subscriptions.class).find(person.id())).isEmpty();
    }

    private long operations(Operation operation) {
        return backend.bean(JdbcStore.class)
                .audit()
                .find(AuditQuery.all().ofPerson(person.id()).of(operation))
                .count();
    }

    private static void assertAnswer(HttpResponse<String> response, int status, String outcome) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.body()).isEqualTo("{\"outcome\":\"" + outcome + "\"}");
    }

    @Test
    void aSignedEventIsFollowed() throws Exception {
        assertAnswer(backend.send(changed(newId(), "pro")), 200, "applied");
        assertActive("pro");
    }

    @Test
    void aWrongSignatureIsRefused() throws Exception {
        String body = body("subscription.changed", now, ",\"tier\":\"pro\"");
        String id = newId();
        String timestamp = Long.toString(now.getEpochSecond());
        String wrong = new StandardSignature(List.of("whsec_d3Jvbmc="), Clock.systemUTC())
                .sign(id, timestamp, body.getBytes(StandardCharsets.UTF_8));
        assertAnswer(backend.send(backend.webhook(id, timestamp, wrong, body)), 401, "wrong signature");
        HttpRequest without = HttpRequest.newBuilder(backend.uri("/webhooks/subscription"))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        assertAnswer(backend.send(without), 401, "wrong signature");
        assertNothingKept();
        assertActive("free");
    }

    @Test
    void anOldTimeStampIsRefused() throws Exception {
        String body = body("subscription.changed", now, ",\"tier\":\"pro\"");
        HttpRequest old = backend.webhook(newId(), now.minus(Duration.ofMinutes(6)), body);
        assertAnswer(backend.send(old), 401, "wrong signature");
        assertNothingKept();
        assertActive("free");
    }

    @Test
    void aReplayDoesNothing() throws Exception {
        HttpRequest request = changed(newId(), "pro");
        assertAnswer(backend.send(request), 200, "applied");
        backend.rest();
        assertAnswer(backend.send(request), 200, "known");
        assertActive("pro");
        assertThat(operations(Operation.CHANGE_TIER)).isEqualTo(1);
    }

    @Test
    void theSameEventManyTimesAtOnceIsDoneOnce() throws Exception {
        HttpRequest request = changed(newId(), "pro");
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<HttpResponse<String>>> answers = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                answers.add(threads.submit(() -> backend.send(request)));
            }
            for (Future<HttpResponse<String>> answer : answers) {
                assertThat(answer.get().statusCode()).isEqualTo(200);
            }
        } finally {
            threads.shutdownNow();
        }
        assertActive("pro");
        assertThat(operations(Operation.CHANGE_TIER)).isEqualTo(1);
    }

    @Test
    void aCancellationBeforeAnEarlierChangeEndsCancelled() throws Exception {
        Instant cancelled = now.minusSeconds(60);
        HttpRequest cancellation =
                backend.webhook(newId(), now, body("subscription.cancelled", cancelled, ",\"now\":true"));
        HttpRequest change =
                backend.webhook(newId(), now, body("subscription.changed", now.minusSeconds(120), ",\"tier\":\"pro\""));
        assertAnswer(backend.send(cancellation), 200, "applied");
        assertAnswer(backend.send(change), 200, "noted");
        // The tier of those who do not pay.
        assertActive("free");
    }

    @Test
    void anUnknownPersonIsToldSoThatTheEventComesAgain() throws Exception {
        String nobody = "u-" + UUID.randomUUID();
        HttpRequest request =
                backend.webhook(newId(), now, body(nobody, "subscription.started", now, ",\"tier\":\"pro\""));
        assertAnswer(backend.send(request), 404, "unknown person");
        assertThat(backend.bean(Subscriptions.class).find(nobody)).isEmpty();
        assertThat(backend.liteLlm().users().find(nobody)).isEmpty();
    }

    @Test
    void aLargeBodyIsRefused() throws Exception {
        String large = "x".repeat(10 * 1024 * 1024);
        assertAnswer(backend.send(backend.webhook(newId(), now, large)), 413, "too large");
        HttpRequest chunked = HttpRequest.newBuilder(backend.uri("/webhooks/subscription"))
                .POST(HttpRequest.BodyPublishers.ofInputStream(
                        () -> new ByteArrayInputStream(large.getBytes(StandardCharsets.UTF_8))))
                .build();
        assertAnswer(backend.send(chunked), 413, "too large");
        assertNothingKept();
    }

    @Test
    void whatIsSignedAndWrongIsTold() throws Exception {
        assertAnswer(backend.send(backend.webhook(newId(), now, "{")), 400, "no JSON");
        assertAnswer(
                backend.send(backend.webhook(newId(), now, body("subscription.changed", now, ""))), 400, "wrong field");
        assertAnswer(backend.send(backend.webhook(newId(), now, body("customer.moved", now, ""))), 200, "ignored");
        assertNothingKept();
    }

    private String stripeEvent(String type, Instant created, String object, String before) {
        return """
                {"id":"%s","type":"%s","created":%d,"data":{"object":%s,"previous_attributes":%s}}""".formatted(newId(), type, created.getEpochSecond(), object, before);
    }

    private String stripeSubscription(String status, String price, String more) {
        return """
                {"id":"sub_1","status":"%s","metadata":{"user_id":"%s"},
                "items":{"data":[{"price":{"id":"%s"},"current_period_end":%d}]}%s}""".formatted(
                status, person.id(), price, now.plus(Duration.ofDays(30)).getEpochSecond(), more);
    }

    private String stripeInvoice(String reason) {
        return """
                {"billing_reason":"%s","parent":{"subscription_details":{"subscription":"sub_1",
                "metadata":{"user_id":"%s"}}},"lines":{"data":[{"period":{"end":%d}}]}}""".formatted(reason, person.id(), now.plus(Duration.ofDays(60)).getEpochSecond());
    }

    private void stripe(String body, String outcome) throws Exception {
        assertAnswer(backend.send(backend.stripe(body)), 200, outcome);
    }

    @Test
    void aLifeAsStripeTellsIt() throws Exception {
        Instant start = now.minus(Duration.ofDays(20));
        stripe(
                stripeEvent("customer.subscription.created", start, stripeSubscription("incomplete", "free", ""), "{}"),
                "ignored");
        stripe(
                stripeEvent(
                        "customer.subscription.updated",
                        start.plusSeconds(1),
                        stripeSubscription("active", "price_pro", ""),
                        "{\"status\":\"incomplete\"}"),
                "applied");
        assertActive("pro");
        stripe(stripeEvent("invoice.paid", start, stripeInvoice("subscription_create"), "{}"), "ignored");
        stripe(
                stripeEvent(
                        "customer.subscription.updated",
                        start.plusSeconds(90),
                        stripeSubscription("active", "free", ""),
                        "{\"items\":{}}"),
                "applied");
        assertActive("free");
        stripe(
                stripeEvent(
                        "invoice.payment_failed", start.plusSeconds(100), stripeInvoice("subscription_cycle"), "{}"),
                "applied");
        assertSuspended("free");
        stripe(
                stripeEvent("invoice.paid", start.plusSeconds(200), stripeInvoice("subscription_cycle"), "{}"),
                "applied");
        assertActive("free");
        stripe(
                stripeEvent(
                        "customer.subscription.updated",
                        start.plusSeconds(300),
                        stripeSubscription("active", "free", ",\"cancel_at_period_end\":true"),
                        "{\"cancel_at_period_end\":false}"),
                "waits");
        stripe(
                stripeEvent("customer.subscription.deleted", now, stripeSubscription("canceled", "free", ""), "{}"),
                "applied");
        assertActive("free");
    }

    @Test
    void whoDoesNotPayIsSuspendedAfterTheGrace() throws Exception {
        Instant start = now.minus(Duration.ofDays(10));
        HttpRequest started = backend.webhook(newId(), now, body("subscription.started", start, ",\"tier\":\"pro\""));
        HttpRequest failed =
                backend.webhook(newId(), now, body("subscription.payment_failed", start.plusSeconds(60), ""));
        assertAnswer(backend.send(started), 200, "applied");
        assertAnswer(backend.send(failed), 200, "applied");
        assertSuspended("pro");
        HttpRequest paid = backend.webhook(newId(), now, body("subscription.renewed", now, ""));
        assertAnswer(backend.send(paid), 200, "applied");
        assertActive("pro");
    }

    @Test
    void aWrongSignatureOfStripeIsRefused() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(backend.uri("/webhooks/subscription"))
                .header("Stripe-Signature", "t=" + now.getEpochSecond() + ",v1=" + "00".repeat(32))
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build();
        assertAnswer(backend.send(request), 401, "wrong signature");
    }
}
