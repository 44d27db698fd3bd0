package io.github.llmbridge.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import io.github.llmbridge.http.Notes.NoteQuery;
import io.github.llmbridge.http.Notes.NoteUpdate;
import io.github.llmbridge.http.Notes.SignIn;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class ExchangeLogTest {
    private static final String KEY = "sk-" + "1".repeat(24);

    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Level levelBefore = root.getLevel();
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final TestServer server = new TestServer();
    private final Notes notes = TestClient.notes(server);

    @BeforeEach
    void listen() {
        log.start();
        root.addAppender(log);
        root.setLevel(Level.TRACE);
    }

    @AfterEach
    void close() {
        root.detachAppender(log);
        root.setLevel(levelBefore);
        server.close();
    }

    @Test
    void exchangeIsOneLineWithTheTemplateOfItsPath() {
        notes.read("n-4711", "first");

        assertThat(exchanges()).containsExactly("notes.read GET /notes/{id} -> 200 in 0 ms");
    }

    @Test
    void everyAttemptIsALineAndEachRepeatSaysWhy() {
        server.answers(TestServer.lost(), TestServer.status(503), TestServer.json(200, "{}"));

        notes.read("n-4711", "first");

        assertThat(exchanges())
                .hasSize(3)
                .satisfies(lines -> assertThat(lines.get(0)).matches("notes.read GET /notes/\\{id} -> \\w+ in 0 ms"))
                .satisfies(lines -> assertThat(lines.get(1)).contains("-> 503"))
                .satisfies(lines -> assertThat(lines.get(2)).contains("-> 200"));
        assertThat(everything())
                .contains("notes.read is sent again in 1000 ms after: Server [notes.read] at " + server.url()
                        + ": HTTP 503 no");
    }

    @Test
    void noLevelShowsASecretAnIdAQueryOrABody() {
        server.answers(TestServer.json(
                200, "{\"id\":\"answered-id\",\"api_key\":\"" + KEY + "\",\"hint\":\"answered-hint\"}"));

        notes.read("n-4711", "part-of-a-query");
        notes.signIn(new SignIn("a@example.com", Secret.of("open sesame")));
        notes.update(new NoteUpdate("n-4711", Patch.set("sent-title"), null, Patch.set(Secret.of(KEY))));

        assertThat(exchanges()).hasSize(3);
        assertThat(everything())
                .doesNotContain(
                        KEY,
                        TestClient.TOKEN.reveal(),
                        "open sesame",
                        "a@example.com",
                        "n-4711",
                        "part-of-a-query",
                        "sent-title",
                        "answered-id",
                        "answered-hint",
                        "Bearer");
    }

    @Test
    void noLevelShowsASecretOfAnErrorThatIsRepeated() {
        server.answers(TestServer.json(
                503, "{\"message\":\"Bearer " + TestClient.TOKEN.reveal() + " and " + KEY + " are not welcome\"}"));

        assertThatThrownBy(() -> notes.read("n-4711", "part-of-a-query")).isInstanceOf(ServerErrorException.class);

        assertThat(everything())
                .contains("are not welcome")
                .doesNotContain(KEY, TestClient.TOKEN.reveal(), "n-4711", "part-of-a-query");
    }

    @Test
    void queryOfARecordStaysOut() {
        server.answers(TestServer.json(200, "[]"));

        notes.list(new NoteQuery(10, "someone@example.com"));

        assertThat(exchanges()).containsExactly("notes.list GET /notes -> 200 in 0 ms");
        assertThat(everything()).doesNotContain("someone");
    }

    @Test
    void nothingIsLoggedAboveDebug() {
        server.answers(TestServer.status(503));

        assertThatThrownBy(notes::read).isInstanceOf(ServerErrorException.class);

        assertThat(log.list).noneMatch(event -> event.getLevel().isGreaterOrEqual(Level.INFO));
    }

    private List<String> exchanges() {
        return log.list.stream()
                .filter(event -> event.getLoggerName().equals("io.github.llmbridge.http.exchange"))
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    private String everything() {
        StringBuilder text = new StringBuilder();
        for (ILoggingEvent event : log.list) {
            text.append(event.getFormattedMessage()).append('\n');
            text.append(event.getMDCPropertyMap()).append('\n');
            if (event.getThrowableProxy() != null) {
                text.append(ThrowableProxyUtil.asString(event.getThrowableProxy()));
            }
        }
        return text.toString();
    }
}
