package io.github.llmbridge.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** How many requests reach a server that keeps failing, with three attempts allowed. */
class RepeatByMeaningTest {
    private final TestServer server = new TestServer();

    /** A failure, and the requests that reach the server by the operation's meaning. */
    record Failure(
            String name,
            MockResponse answer,
            Class<? extends ApiException> error,
            int always,
            int ifNotDone,
            int never) {
        int requests(Repeat meaning) {
            return switch (meaning) {
                case ALWAYS -> always;
                case IF_NOT_DONE -> ifNotDone;
                case NEVER -> never;
            };
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Failure> failures() {
        return Stream.of(
                new Failure("answer lost", TestServer.lost(), UnreachableException.class, 3, 1, 1),
                new Failure("answer cut", cutInTheBody(), UnreachableException.class, 3, 1, 1),
                new Failure("500", TestServer.status(500), ServerErrorException.class, 3, 1, 1),
                new Failure("502 with a page", TestServer.page(502), ServerErrorException.class, 3, 1, 1),
                new Failure("503", TestServer.status(503), ServerErrorException.class, 3, 1, 1),
                new Failure("429", TestServer.status(429), RateLimitedException.class, 3, 3, 1),
                new Failure("429 for seconds", after("2"), RateLimitedException.class, 3, 3, 1),
                new Failure("429 until", after("Thu, 15 Jan 2026 10:00:03 GMT"), RateLimitedException.class, 3, 3, 1),
                new Failure("400", TestServer.status(400), ApiException.class, 1, 1, 1),
                new Failure("401", TestServer.status(401), UnauthorizedException.class, 1, 1, 1),
                new Failure("404", TestServer.status(404), NotFoundException.class, 1, 1, 1),
                new Failure("200 with a page", TestServer.page(200), WrongEndpointException.class, 1, 1, 1),
                new Failure("broken JSON", TestServer.json(200, "{"), UnreadableAnswerException.class, 1, 1, 1));
    }

    static Stream<Arguments> failuresOfEveryMeaning() {
        return failures()
                .flatMap(failure -> Arrays.stream(Repeat.values())
                        .map(meaning -> Arguments.of(failure, meaning, failure.requests(meaning))));
    }

    private static void call(Repeat meaning, Notes notes) {
        switch (meaning) {
            case ALWAYS -> notes.read();
            case IF_NOT_DONE -> notes.create();
            case NEVER -> notes.signIn();
        }
    }

    @AfterEach
    void close() {
        server.close();
    }

    @ParameterizedTest(name = "{0} of {1}: {2} requests")
    @MethodSource("failuresOfEveryMeaning")
    void isSentAsOftenAsItsMeaningAllows(Failure failure, Repeat meaning, int requests) {
        server.answers(failure.answer());

        assertThatThrownBy(() -> call(meaning, TestClient.notes(server))).isExactlyInstanceOf(failure.error());
        assertThat(server.requests()).hasSize(requests);
    }

    @ParameterizedTest
    @EnumSource(names = {"ALWAYS", "IF_NOT_DONE"})
    void refusedConnectionIsTriedAgainAndReachesTheServerOnce(Repeat meaning) throws Exception {
        int port = freePort();
        List<TestServer> started = new ArrayList<>();
        TestClient client = new TestClient()
                .baseUrl("http://localhost:" + port)
                .sleeper(duration -> started.add(new TestServer(port)));
        try {
            call(meaning, client.notes());

            assertThat(started)
                    .singleElement()
                    .satisfies(server -> assertThat(server.requests()).hasSize(1));
        } finally {
            started.forEach(TestServer::close);
        }
    }

    @ParameterizedTest
    @EnumSource
    void refusedConnectionIsGivenUpAfterTheLastAttempt(Repeat meaning) throws Exception {
        TestClient client = new TestClient().baseUrl("http://localhost:" + freePort());

        UnreachableException error =
                catchThrowableOfType(UnreachableException.class, () -> call(meaning, client.notes()));

        assertThat(error.mayHaveBeenDone()).isFalse();
        assertThat(error).hasMessageContaining("no connection");
        assertThat(client.time.waits()).hasSize(meaning == Repeat.NEVER ? 0 : 2);
    }

    @Test
    void lostAnswerSaysThatTheOutcomeIsUnknown() {
        server.answers(TestServer.lost());

        UnreachableException error = catchThrowableOfType(
                UnreachableException.class, () -> TestClient.notes(server).create());

        assertThat(error.mayHaveBeenDone()).isTrue();
    }

    @Test
    void answerLostOnAReusedConnectionIsNotRepeatedBehindOurBack() {
        server.answers(TestServer.json(200, "{}"), TestServer.lost(), TestServer.json(200, "{}"));
        Notes notes = TestClient.notes(server);
        notes.create();

        assertThatThrownBy(notes::create).isInstanceOf(UnreachableException.class);
        assertThat(server.requests()).hasSize(2);
    }

    @Test
    void repeatThatSucceedsIsTheAnswer() {
        server.answers(TestServer.status(503), TestServer.lost(), TestServer.json(200, "{\"id\":\"n7\"}"));

        assertThat(TestClient.notes(server).read().id()).isEqualTo("n7");
        assertThat(server.requests()).hasSize(3);
    }

    @Test
    void lastErrorIsTheOneThatIsThrown() {
        server.answers(TestServer.status(500), TestServer.status(500), TestServer.status(404));

        assertThatThrownBy(() -> TestClient.notes(server).read()).isInstanceOf(NotFoundException.class);
    }

    @Test
    void eachCallHasAttemptsOfItsOwn() {
        Notes notes = TestClient.notes(server);
        server.answers(TestServer.status(500));

        assertThatThrownBy(notes::read).isInstanceOf(ServerErrorException.class);
        assertThatThrownBy(notes::read).isInstanceOf(ServerErrorException.class);
        assertThat(server.requests()).hasSize(6);
    }

    @Test
    void policyOfOneAttemptRepeatsNothing() {
        server.answers(TestServer.status(429));
        Notes notes =
                new TestClient().baseUrl(server.url()).retry(RetryPolicy.none()).notes();

        assertThatThrownBy(notes::read).isInstanceOf(RateLimitedException.class);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void policyOfFiveAttemptsSendsFive() {
        server.answers(TestServer.status(503));
        RetryPolicy five = new RetryPolicy(5, Duration.ofMillis(1), Duration.ofSeconds(1), Duration.ofMinutes(1));

        assertThatThrownBy(new TestClient().baseUrl(server.url()).retry(five).notes()::read)
                .isInstanceOf(ServerErrorException.class);
        assertThat(server.requests()).hasSize(5);
    }

    private static MockResponse after(String retryAfter) {
        return TestServer.status(429)
                .newBuilder()
                .setHeader("Retry-After", retryAfter)
                .build();
    }

    private static MockResponse cutInTheBody() {
        return TestServer.json(200, "{\"id\":\"" + "n".repeat(10_000) + "\"}")
                .newBuilder()
                .onResponseBody(new SocketEffect.CloseSocket())
                .build();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
