package io.github.llmbridge.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.llmbridge.http.Notes.NoteQuery;
import java.net.UnknownHostException;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OnlyOurExceptionsTest {
    private static final String HIDDEN = "hidden-content";

    private final TestServer server = new TestServer();
    private final Notes notes = TestClient.notes(server);

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void pageInsteadOfJsonIsTheWrongEndpoint() {
        server.answers(TestServer.page(200));

        assertThatThrownBy(notes::read)
                .isExactlyInstanceOf(WrongEndpointException.class)
                .hasMessageStartingWith(
                        "Server [notes.read] at " + server.url() + ": HTTP 200 answered with a page instead of JSON")
                .hasMessageNotContaining("Welcome");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 405})
    void pageAsAnErrorIsTheWrongEndpoint(int status) {
        server.answers(TestServer.page(status));

        assertThatThrownBy(notes::read)
                .isExactlyInstanceOf(WrongEndpointException.class)
                .hasMessageStartingWith(
                        "Server [notes.read] at " + server.url() + ": HTTP " + status + " answered with a page");
    }

    @Test
    void pageOfABrokenGatewayIsAServerErrorWithoutThePage() {
        server.answers(TestServer.page(502));

        assertThatThrownBy(notes::create)
                .isExactlyInstanceOf(ServerErrorException.class)
                .hasMessageNotContaining("doctype");
    }

    @Test
    void rateLimitOfAGatewayThatAnswersWithAPageIsARateLimit() {
        server.answers(TestServer.page(429));

        assertThatThrownBy(notes::signIn).isExactlyInstanceOf(RateLimitedException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void redirectIsTheWrongEndpointAndIsNotFollowed(int status) {
        MockResponse redirect = TestServer.json(status, "")
                .newBuilder()
                .setHeader("Location", server.url() + "/elsewhere?token=" + HIDDEN)
                .build();
        server.answers(redirect);

        assertThatThrownBy(notes::read)
                .isExactlyInstanceOf(WrongEndpointException.class)
                .hasMessageStartingWith(
                        "Server [notes.read] at " + server.url() + ": HTTP " + status + " answered with a redirect")
                .hasMessageNotContaining(HIDDEN);
        assertThat(server.requests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " ",
                "hidden-content",
                "{\"id\":\"hidden-content\"",
                "{\"id\":\"hidden-content\",}",
                "{\"id\":hidden-content}",
                "[\"hidden-content\"]",
                "\"hidden-content\"",
            })
    void brokenJsonIsUnreadableAndItsContentStaysOut(String body) {
        server.answers(TestServer.json(200, body));

        assertThatThrownBy(notes::read)
                .isExactlyInstanceOf(UnreadableAnswerException.class)
                .hasMessage(
                        "Server [notes.read] at " + server.url() + ": HTTP 200 the answer is not of the expected form")
                .hasNoCause();
    }

    @Test
    void valueOfTheWrongKindIsUnreadableAndOnlyItsPlaceIsNamed() {
        server.answers(TestServer.json(200, "[{\"id\":\"n1\"},{\"id\":\"n2\",\"long_title\":[\"hidden-content\"]}]"));

        assertThatThrownBy(() -> notes.list(new NoteQuery(null, null)))
                .isExactlyInstanceOf(UnreadableAnswerException.class)
                .hasMessage("Server [notes.list] at " + server.url()
                        + ": HTTP 200 '[1].long_title' is not of the expected form")
                .hasNoCause();
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 204})
    void emptyAnswerIsUnreadableWhereAValueIsExpected(int status) {
        server.answers(TestServer.json(status, ""));

        assertThatThrownBy(notes::read)
                .isExactlyInstanceOf(UnreadableAnswerException.class)
                .hasMessage("Server [notes.read] at " + server.url() + ": HTTP " + status
                        + " the empty answer is not of the expected form");
    }

    @Test
    void emptyAnswerIsFineWhereNothingIsExpected() {
        server.answers(TestServer.json(200, ""));
        assertThatCode(notes::forget).doesNotThrowAnyException();
    }

    @Test
    void pageIsTheWrongEndpointEvenWhereNothingIsExpected() {
        server.answers(TestServer.page(200));
        assertThatThrownBy(notes::forget).isExactlyInstanceOf(WrongEndpointException.class);
    }

    @Test
    void errorWhoseBodyBreaksOffIsUnreachable() {
        server.answers(TestServer.json(404, "x".repeat(10_000))
                .newBuilder()
                .onResponseBody(new SocketEffect.CloseSocket())
                .build());

        assertThatThrownBy(notes::create).isExactlyInstanceOf(UnreachableException.class);
    }

    @Test
    void unknownHostIsUnreachableAndCertainlyNotDone() {
        OkHttpClient noNames = new OkHttpClient.Builder()
                .dns(name -> {
                    throw new UnknownHostException(name);
                })
                .build();
        Notes nowhere = new TestClient()
                .httpClient(noNames)
                .baseUrl("http://nowhere.invalid")
                .notes();

        assertThatThrownBy(nowhere::create)
                .isInstanceOfSatisfying(
                        UnreachableException.class,
                        error -> assertThat(error.mayHaveBeenDone()).isFalse());
    }

    @Test
    void exceptionOfADefaultMethodComesOutAsItIs() {
        server.answers(TestServer.status(500));

        assertThatThrownBy(notes::exists).isExactlyInstanceOf(ServerErrorException.class);
    }

    @Test
    void defaultMethodMayCatchOurExceptions() {
        server.answers(TestServer.status(404));

        assertThat(notes.exists()).isFalse();
    }

    @Test
    void errorWithoutABodyIsClassifiedAllTheSame() {
        server.answers(TestServer.json(404, ""));

        assertThatThrownBy(notes::read).isExactlyInstanceOf(NotFoundException.class);
    }

    @Test
    void plainTextOfAnErrorIsItsMessage() {
        server.answers(new MockResponse.Builder()
                .code(500)
                .setHeader("Content-Type", "text/plain")
                .body("Internal Server Error\n")
                .build());

        assertThatThrownBy(notes::create)
                .hasMessage("Server [notes.create] at " + server.url() + ": HTTP 500 Internal Server Error");
    }

    @Test
    void longPlainTextIsCut() {
        server.answers(TestServer.json(400, "x".repeat(200_000)));

        assertThatThrownBy(notes::create)
                .hasMessageEndingWith("xxx…")
                .extracting(Throwable::getMessage)
                .satisfies(message -> assertThat(message.length()).isLessThan(600));
    }

    @Test
    void longMessageOfAJsonErrorIsCut() {
        server.answers(TestServer.json(400, "{\"message\":\"" + "x".repeat(20_000) + "\"}"));

        assertThatThrownBy(notes::create)
                .hasMessageEndingWith("xxx…")
                .extracting(Throwable::getMessage)
                .satisfies(message -> assertThat(message.length()).isLessThan(600));
    }

    @Test
    void objectMethodsOfAResourceAskNobody() {
        assertThat(notes).hasToString("Notes").isEqualTo(notes).isNotEqualTo(TestClient.notes(server));
        assertThat(notes.hashCode()).isEqualTo(notes.hashCode());
        assertThat(server.requests()).isEmpty();
    }
}
