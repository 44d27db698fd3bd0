package io.github.llmbridge.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import feign.RequestLine;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 30, unit = TimeUnit.SECONDS)
class EventStreamTest {
    private DripServer server;
    private Talks talks;

    /** A resource whose answers come in parts. */
    interface Talks {
        @OnFailure(Repeat.ALWAYS)
        @RequestLine("POST /talks")
        EventStream listen();
    }

    record Word(String text) {}

    @BeforeEach
    void open() throws IOException {
        server = new DripServer();
        talks = new TestClient().baseUrl(server.url()).open().create(Talks.class, () -> TestClient.TOKEN);
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    private static Stream<Word> listenTo(MockResponse... answers) {
        try (TestServer whole = new TestServer()) {
            whole.answers(answers);
            List<Word> words = new TestClient()
                    .baseUrl(whole.url())
                    .open()
                    .create(Talks.class, () -> TestClient.TOKEN)
                    .listen()
                    .as(Word.class)
                    .toList();
            return words.stream();
        }
    }

    private static MockResponse events(String body) {
        return new MockResponse.Builder()
                .setHeader("Content-Type", "text/event-stream")
                .body(body)
                .build();
    }

    private static String word(String text) {
        return "data: {\"text\":\"" + text + "\"}\n\n";
    }

    @Test
    void partsAreReadWhileTheyCome() throws IOException {
        try (Stream<Word> words = talks.listen().as(Word.class)) {
            Iterator<Word> heard = words.iterator();
            server.send(word("one"));
            assertThat(heard.next().text()).isEqualTo("one");
            server.send(word("two"));
            assertThat(heard.next().text()).isEqualTo("two");
            server.send("data: [DONE]\n\n");
            assertThat(heard.hasNext()).isFalse();
        }
    }

    @Test
    void closingEndsTheConnection() throws IOException {
        try (Stream<Word> words = talks.listen().as(Word.class)) {
            server.send(word("one"));
            words.iterator().next();
        }
        server.awaitCallersEnd();
    }

    @Test
    void closingAnUnreadAnswerEndsTheConnection() throws IOException {
        talks.listen().close();
        server.awaitCallersEnd();
    }

    @Test
    void closingEndsAReaderThatWaits() throws Exception {
        EventStream stream = talks.listen();
        Thread closer = new Thread(stream::close);
        Iterator<Word> heard = stream.as(Word.class).iterator();
        server.send(word("one"));
        heard.next();
        closer.start();
        assertThat(heard.hasNext()).isFalse();
        closer.join();
    }

    @Test
    void anAnswerThatBreaksOffIsToldAndNotAskedForAgain() throws IOException {
        try (Stream<Word> words = talks.listen().as(Word.class)) {
            Iterator<Word> heard = words.iterator();
            server.send(word("one") + "data: {\"text\":\"half");
            assertThat(heard.next().text()).isEqualTo("one");
            server.end();
            assertThatThrownBy(heard::hasNext)
                    .isInstanceOfSatisfying(
                            UnreachableException.class,
                            e -> assertThat(e.mayHaveBeenDone()).isTrue())
                    .hasMessageStartingWith("Server [talks.listen] at " + server.url() + ": ");
            assertThat(heard.hasNext()).isFalse();
        }
        assertThat(server.calls()).isEqualTo(1);
    }

    @Test
    void anErrorAmongThePartsIsTypedAndRedacted() throws IOException {
        try (Stream<Word> words = talks.listen().as(Word.class)) {
            Iterator<Word> heard = words.iterator();
            server.send(word("one")
                    + "data: {\"error\":{\"message\":\"no\",\"code\":\"429\"},\"message\":\"slow down, "
                    + TestClient.TOKEN.reveal() + "\"}\n\n");
            heard.next();
            assertThatThrownBy(heard::next)
                    .isInstanceOfSatisfying(
                            RateLimitedException.class,
                            e -> assertThat(e.status()).isEqualTo(429))
                    .hasMessageContaining("slow down")
                    .hasMessageNotContaining(TestClient.TOKEN.reveal());
        }
        server.awaitCallersEnd();
    }

    @Test
    void everyFormOfEventsIsUnderstood() {
        String body = ": a comment\r\n\r\nevent: word\r\nid: 1\r\ndata:{\"text\":\r\ndata: \"zwölf\"}\r\n\r\n"
                + "retry: 5\n\n" + word("two") + "data: [DONE]\n\n" + word("three");

        assertThat(listenTo(events(body))).extracting(Word::text).containsExactly("zwölf", "two");
    }

    @Test
    void aPartOfAnotherFormIsUnreadable() {
        assertThatThrownBy(() -> listenTo(events("data: {\"text\":{\"a\":1}}\n\n")))
                .isInstanceOf(UnreadableAnswerException.class)
                .hasMessageNotContaining("a\":1");
    }

    @Test
    void anAnswerThatIsNoStreamIsRefused() {
        assertThatThrownBy(() -> listenTo(TestServer.json(200, "{\"text\":\"all\"}")))
                .isInstanceOf(UnreadableAnswerException.class);
        assertThatThrownBy(() -> listenTo(TestServer.page(200))).isInstanceOf(WrongEndpointException.class);
        assertThatThrownBy(() -> listenTo(TestServer.status(404))).isInstanceOf(NotFoundException.class);
    }

    @Test
    void whatFailsBeforeTheFirstPartIsRepeated() {
        assertThat(listenTo(TestServer.status(503), events(word("one") + "data: [DONE]\n\n")))
                .hasSize(1);
    }
}
