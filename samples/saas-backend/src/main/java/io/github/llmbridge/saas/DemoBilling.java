package io.github.llmbridge.saas;

import io.github.llmbridge.saas.webhooks.StandardSignature;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Plays the billing system: takes no money, and sends the webhook that a real one would send. */
@Component
@ConditionalOnBooleanProperty("saas.demo")
class DemoBilling {
    private static final Duration PERIOD = Duration.ofDays(30);

    private final StandardSignature signature;
    private final Environment environment;
    private final Clock clock;
    private final JsonMapper mapper;
    private final HttpClient http = HttpClient.newHttpClient();

    DemoBilling(StandardSignature signature, Environment environment, Clock clock, JsonMapper mapper) {
        this.signature = signature;
        this.environment = environment;
        this.clock = clock;
        this.mapper = mapper;
    }

    void buy(String userId, String tier) {
        Instant now = clock.instant();
        byte[] body = mapper.writeValueAsString(Map.of(
                        "type",
                        "subscription.started",
                        "timestamp",
                        now.toString(),
                        "data",
                        Map.of(
                                "user_id",
                                userId,
                                "subscription_id",
                                "sub-" + userId,
                                "tier",
                                tier,
                                "until",
                                now.plus(PERIOD).toString())))
                .getBytes(StandardCharsets.UTF_8);
        String id = "evt-" + UUID.randomUUID();
        String timestamp = Long.toString(now.getEpochSecond());
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:"
                        + environment.getRequiredProperty("local.server.port") + "/webhooks/subscription"))
                .header("Content-Type", "application/json")
                .header("webhook-id", id)
                .header("webhook-timestamp", timestamp)
                .header("webhook-signature", signature.sign(id, timestamp, body))
                .timeout(Duration.ofSeconds(10))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        try {
            int status =
                    http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            if (status != 200) {
                throw new IllegalStateException("the webhook was answered with " + status);
            }
        } catch (IOException e) {
            throw new IllegalStateException("the webhook was not sent", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
