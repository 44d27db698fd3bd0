package io.github.llmbridge.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import feign.RequestLine;
import io.github.llmbridge.http.Notes.NoteQuery;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import okio.Buffer;
import okio.BufferedSink;
import okio.GzipSink;
import okio.Okio;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Answers that no server should give: endless, packed, empty, never complete. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class HostileServerTest {
    private final TestServer server = new TestServer();
    private final TestClient client =
            new TestClient().baseUrl(server.url()).retry(RetryPolicy.none()).longestAnswer(1000);

    /** Answers of every kind. */
    interface Things {
        @RequestLine("GET /thing")
        Map<String, Object> thing();

        @RequestLine("GET /thing")
        @Nullable Map<String, Object> thingOrNothing();

        @RequestLine("GET /things")
        List<Map<String, Object>> things();

        @RequestLine("POST /talks")
        EventStream listen();
    }

    record Word(String text) {}

    @AfterEach
    void close() {
        server.close();
    }

    private Things things() {
        return client.open().create(Things.class, () -> TestClient.TOKEN);
    }

    @Test
    void anAnswerThatIsTooLongIsNotRead() {
        server.answers(TestServer.json(200, "{\"text\":\"" + "x".repeat(2000) + "\"}"));

        assertThatThrownBy(() -> things().thing())
                .isInstanceOfSatisfying(
                        AnswerTooLongException.class,
                        error -> assertThat(error.limit()).isEqualTo(1000))
                .hasMessage("Server [things.thing] at " + server.url()
                        + ": the answer is longer than 1000 bytes; longestAnswer raises the limit");
    }

    @Test
    void theLimitHoldsWithinAList() {
        server.answers(TestServer.json(200, "[{\"a\":1},{\"text\":\"" + "x".repeat(2000) + "\"}]"));

        assertThatThrownBy(() -> things().things()).isInstanceOf(AnswerTooLongException.class);
    }

    @Test
    void theLimitIsRaisedForACallOrForAll() {
        server.answers(TestServer.json(200, "{\"text\":\"" + "x".repeat(2000) + "\"}"));

        assertThat(client.open()
                        .with(CallOptions.none().longestAnswer(3000))
                        .create(Things.class, () -> null)
                        .thing())
                .hasSize(1);
        client.longestAnswer(3000);
        assertThat(things().thing()).hasSize(1);
    }

    @Test
    void aPackedAnswerIsMeasuredUnpacked() throws IOException {
        server.answers(new MockResponse.Builder()
                .setHeader("Content-Type", "application/json")
                .setHeader("Content-Encoding", "gzip")
                .body(packed("{\"text\":\"" + "x".repeat(100_000) + "\"}"))
                .build());

        assertThatThrownBy(() -> things().thing()).isInstanceOf(AnswerTooLongException.class);
    }

    @Test
    void rawAnswersAndThoseThatAreListenedToHaveTheSameLimit() {
        server.answers(TestServer.json(200, "x".repeat(2000)));

        assertThatThrownBy(() -> client.open().raw(() -> null).send(RawRequest.get("/thing")))
                .isInstanceOf(AnswerTooLongException.class)
                .hasMessageContaining("[raw.get]");
        assertThatThrownBy(() -> client.open()
                        .with(CallOptions.none().onAnswer(answer -> {}))
                        .create(Things.class, () -> null)
                        .thing())
                .isInstanceOf(AnswerTooLongException.class);
    }

    @Test
    void aStreamMayBeLongButNotAPartOfIt() {
        String word = "data: {\"text\":\"" + "x".repeat(400) + "\"}\n\n";
        server.answers(events(word.repeat(100) + "data: [DONE]\n\n"), events("data: " + "x".repeat(100_000)));

        try (Stream<Word> words = things().listen().as(Word.class)) {
            assertThat(words).hasSize(100);
        }
        try (Stream<Word> words = things().listen().as(Word.class)) {
            assertThatThrownBy(words::count).isInstanceOf(AnswerTooLongException.class);
        }
    }

    @Test
    void nullIsNoAnswerUnlessTheOperationSaysSo() {
        server.answers(TestServer.json(200, "null"));

        assertThatThrownBy(() -> things().thing())
                .isInstanceOf(UnreadableAnswerException.class)
                .hasMessageContaining("the answer null is not of the expected form");
        assertThat(things().thingOrNothing()).isNull();
    }

    @Test
    void aListWithHolesIsNoAnswer() {
        server.answers(TestServer.json(200, "[{\"a\":1},null]"));

        assertThatThrownBy(() -> things().things()).isInstanceOf(UnreadableAnswerException.class);
    }

    @Test
    void aPartThatIsNullDoesNotEndTheStream() {
        server.answers(events("data: null\n\ndata: {\"text\":\"one\"}\n\ndata: [DONE]\n\n"));

        try (Stream<Word> words = things().listen().as(Word.class)) {
            assertThatThrownBy(words::toList).isInstanceOf(UnreadableAnswerException.class);
        }
    }

    @Test
    void aListThatBreaksOffIsUnreachableAndNotUnreadable() {
        server.answers(TestServer.json(200, "[" + "{\"a\":1},".repeat(10))
                .newBuilder()
                .setHeader("Content-Length", 900)
                .onResponseEnd(new SocketEffect.CloseSocket())
                .build());

        assertThatThrownBy(() -> things().things()).isInstanceOf(UnreachableException.class);
    }

    @Test
    void anAnswerThatTricklesEndsWithoutAnyOptionOfTheCall() {
        client.callTimeout(Duration.ofMillis(300));
        server.answers(trickling(TestServer.json(200, " ".repeat(500) + "{}")));

        assertThatThrownBy(() -> things().thing()).isInstanceOf(UnreachableException.class);
        assertThatThrownBy(() -> client.open().raw(() -> null).send(RawRequest.get("/thing")))
                .isInstanceOf(UnreachableException.class);
    }

    @Test
    void aStreamThatTricklesGoesOn() {
        client.callTimeout(Duration.ofMillis(300));
        server.answers(trickling(events("data: {\"text\":\"one\"}\n\ndata: [DONE]\n\n")));

        try (Stream<Word> words = things().listen().as(Word.class)) {
            assertThat(words).hasSize(1);
        }
    }

    @Test
    void aStreamThatDoesNotBeginEnds() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            client.callTimeout(Duration.ofMillis(300)).baseUrl("http://127.0.0.1:" + silent.getLocalPort());

            assertThatThrownBy(() -> things().listen())
                    .isInstanceOfSatisfying(
                            UnreachableException.class,
                            error -> assertThat(error.mayHaveBeenDone()).isTrue());
        }
    }

    @Test
    void objectsWithoutATypePrintNoValue() {
        server.answers(TestServer.json(
                200, "{\"token\":\"hidden-1\",\"ui\":{\"keys\":[\"hidden-2\"],\"more\":{\"key\":\"hidden-3\"}}}"));

        Map<String, Object> thing = things().thing();

        assertThat(thing).hasToString("[token, ui]");
        assertThat(thing.get("ui"))
                .hasToString("[keys, more]")
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .extractingByKey("keys")
                .hasToString("(1 values)");
        assertThat(client.open().raw(() -> null).send(RawRequest.get("/thing")).object())
                .hasToString("[token, ui]");
        Notes.Note note = client.open().create(Notes.class, () -> null).read();
        assertThat(note.additionalProperties().get("ui")).hasToString("[keys, more]");
    }

    @Test
    void ourOwnListsStillPrint() {
        server.answers(TestServer.json(200, "[{\"id\":\"n1\"}]"));

        assertThat(client.open().create(Notes.class, () -> null).list(new NoteQuery(null, null)))
                .asString()
                .contains("n1");
    }

    private static MockResponse trickling(MockResponse answer) {
        return answer.newBuilder().throttleBody(1, 20, TimeUnit.MILLISECONDS).build();
    }

    private static MockResponse events(String body) {
        return new MockResponse.Builder()
                .setHeader("Content-Type", "text/event-stream")
                .body(body)
                .build();
    }

    private static Buffer packed(String text) throws IOException {
        Buffer bytes = new Buffer();
        try (BufferedSink sink = Okio.buffer(new GzipSink(bytes))) {
            sink.writeUtf8(text);
        }
        return bytes;
    }
}
