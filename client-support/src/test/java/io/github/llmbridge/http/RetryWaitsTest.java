package io.github.llmbridge.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryWaitsTest {
    private static final Duration FIRST = Duration.ofMillis(500);

    private final TestServer server = new TestServer();
    private final TestClient client = new TestClient().baseUrl(server.url());

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void waitsDoubleUpToTheLongest() {
        server.answers(TestServer.status(503));
        client.retry(new RetryPolicy(6, FIRST, Duration.ofSeconds(3), Duration.ofMinutes(1)));

        assertThatThrownBy(client.notes()::read).isInstanceOf(ServerErrorException.class);
        assertThat(client.time.waits())
                .containsExactly(
                        FIRST,
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(3),
                        Duration.ofSeconds(3));
    }

    @Test
    void chanceTakesOffAtMostAQuarter() {
        server.answers(TestServer.status(503));
        // 250 becomes 125, the largest of the 126 numbers from 0 to a quarter of 500.
        client.random(() -> 250L).retry(new RetryPolicy(2, FIRST, FIRST, Duration.ofMinutes(1)));

        assertThatThrownBy(client.notes()::read).isInstanceOf(ServerErrorException.class);
        assertThat(client.time.waits()).containsExactly(Duration.ofMillis(375));
    }

    @Test
    void successWaitsForNothing() {
        client.notes().read();

        assertThat(client.time.waits()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "7,                              7000",
        "0,                              0",
        "1.5,                            1500",
        "'Thu, 15 Jan 2026 10:00:12 GMT', 12000",
        "'Thu, 15 Jan 2026 09:59:00 GMT', 0",
    })
    void rateLimitWaitsAsLongAsTheServerAsks(String retryAfter, long millis) {
        server.answers(limited(retryAfter), TestServer.json(200, "{}"));

        client.notes().create();

        assertThat(client.time.waits()).containsExactly(Duration.ofMillis(millis));
        assertThat(server.requests()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "-5", "3 minutes", "Thu, 15 Foo 2026"})
    void waitThatCannotBeReadIsOurOwn(String retryAfter) {
        server.answers(limited(retryAfter), TestServer.json(200, "{}"));

        client.notes().create();

        assertThat(client.time.waits()).containsExactly(FIRST);
    }

    @Test
    void rateLimitWithoutRetryAfterWaitsOurOwnTime() {
        server.answers(TestServer.status(429), TestServer.json(200, "{}"));

        client.notes().create();

        assertThat(client.time.waits()).containsExactly(FIRST);
    }

    @Test
    void unavailableServerMaySayHowLongToWaitToo() {
        server.answers(withRetryAfter(503, "4"), TestServer.json(200, "{}"));

        client.notes().read();

        assertThat(client.time.waits()).containsExactly(Duration.ofSeconds(4));
    }

    @Test
    void exceptionTellsHowLongTheServerAskedToWait() {
        server.answers(limited("9"));

        assertThatThrownBy(client.notes()::signIn)
                .isInstanceOfSatisfying(
                        RateLimitedException.class,
                        error -> assertThat(error.retryAfter()).contains(Duration.ofSeconds(9)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"60", "61", "3600", "99999999999999999999", "Thu, 15 Jan 2026 10:01:00 GMT"})
    void waitThatDoesNotFitTheDeadlineIsNotBegun(String retryAfter) {
        server.answers(limited(retryAfter));

        assertThatThrownBy(client.notes()::read).isInstanceOf(RateLimitedException.class);
        assertThat(client.time.waits()).isEmpty();
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void deadlineCountsAllAttemptsTogether() {
        server.answers(limited("25"));
        client.retry(new RetryPolicy(10, FIRST, FIRST, Duration.ofSeconds(60)));

        assertThatThrownBy(client.notes()::read).isInstanceOf(RateLimitedException.class);
        assertThat(client.time.waits()).containsExactly(Duration.ofSeconds(25), Duration.ofSeconds(25));
        assertThat(client.time.instant()).isBefore(Instant.parse("2026-01-15T10:01:00Z"));
    }

    @Test
    void eachCallHasADeadlineOfItsOwn() {
        server.answers(limited("40"), TestServer.json(200, "{}"), limited("40"), TestServer.json(200, "{}"));
        Notes notes = client.notes();

        notes.read();
        notes.read();

        assertThat(client.time.waits()).containsExactly(Duration.ofSeconds(40), Duration.ofSeconds(40));
    }

    @Test
    void policyRefusesNonsenseByName() {
        Duration one = Duration.ofSeconds(1);
        assertThatThrownBy(() -> new RetryPolicy(0, one, one, one)).hasMessageContaining("maxAttempts");
        assertThatThrownBy(() -> new RetryPolicy(1, Duration.ZERO, one, one)).hasMessageContaining("firstDelay");
        assertThatThrownBy(() -> new RetryPolicy(1, one, one.negated(), one)).hasMessageContaining("maxDelay");
        assertThatThrownBy(() -> new RetryPolicy(1, one, one, Duration.ZERO)).hasMessageContaining("deadline");
    }

    private static MockResponse limited(String retryAfter) {
        return withRetryAfter(429, retryAfter);
    }

    private static MockResponse withRetryAfter(int status, String retryAfter) {
        return TestServer.status(status)
                .newBuilder()
                .setHeader("Retry-After", retryAfter)
                .build();
    }
}
