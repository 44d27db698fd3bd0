package io.github.llmbridge.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.llmbridge.http.Notes.Note;
import io.github.llmbridge.http.Notes.NoteUpdate;
import io.github.llmbridge.http.Notes.SignIn;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonOnTheWireTest {
    private final TestServer server = new TestServer().answers(TestServer.json(200, "{\"id\":\"n1\"}"));
    private final Notes notes = TestClient.notes(server);

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void secretIsSentInClear() {
        notes.signIn(new SignIn("a@example.com", Secret.of("open sesame")));

        assertThat(server.lastBody()).isEqualTo("{\"email\":\"a@example.com\",\"password\":\"open sesame\"}");
    }

    @Test
    void fieldOfAnUpdateThatWasNotSetIsNotSent() {
        notes.update(new NoteUpdate("n1", null, null, null));

        assertThat(server.lastBody()).isEqualTo("{\"id\":\"n1\"}");
    }

    @Test
    void clearedFieldOfAnUpdateIsSentAsNull() {
        notes.update(new NoteUpdate("n1", Patch.clear(), Patch.clear(), null));

        assertThat(server.lastBody()).isEqualTo("{\"id\":\"n1\",\"long_title\":null,\"max_words\":null}");
    }

    @Test
    void setFieldOfAnUpdateIsSentAsItsValue() {
        notes.update(new NoteUpdate("n1", Patch.set("A title"), Patch.set(0), Patch.set(TestClient.TOKEN)));

        assertThat(server.lastBody())
                .isEqualTo("{\"id\":\"n1\",\"long_title\":\"A title\",\"max_words\":0,\"api_key\":\""
                        + TestClient.TOKEN.reveal() + "\"}");
    }

    @Test
    void unsetFieldsOfARecordAreNotSent() {
        notes.create(Notes.note("n1"));

        assertThat(server.lastBody()).isEqualTo("{\"id\":\"n1\"}");
    }

    @Test
    void nullInsideAMapIsSent() {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("theme", null);
        settings.put("inner", settingWithNull());
        notes.raw(settings);

        assertThat(server.lastBody()).isEqualTo("{\"theme\":null,\"inner\":{\"a\":null}}");
    }

    @Test
    void unknownFieldsSurviveARoundTripNullsAndNumbersIncluded() throws Exception {
        String answer = """
                {"id":"n1","long_title":"A title","color":null,"tags":["a",null],"price":1.10,"count":9007199254740993,\
                "deep":{"one":null,"two":{"three":[]}}}""";
        server.answers(TestServer.json(200, answer));

        Note note = notes.read();
        notes.create(note);

        assertThat(note.longTitle()).isEqualTo("A title");
        assertThat(note.additionalProperties()).containsOnlyKeys("color", "tags", "price", "count", "deep");
        ObjectMapper plain = new ObjectMapper();
        assertThat(plain.readTree(server.lastBody())).isEqualTo(plain.readTree(answer));
        assertThat(server.lastBody()).contains("\"price\":1.10").contains("9007199254740993");
    }

    @Test
    void unknownFieldsShowTheirNamesOnly() {
        server.answers(TestServer.json(200, "{\"id\":\"n1\",\"color\":\"red\",\"hidden\":{\"inner\":\"blue\"}}"));

        Note note = notes.read();

        assertThat(note.additionalProperties())
                .satisfies(fields -> assertThat(fields.toString()).isIn("[color, hidden]", "[hidden, color]"));
        assertThat(note.toString()).contains("additionalProperties=[").doesNotContain("red", "inner", "blue");
    }

    @Test
    void answerWithoutUnknownFieldsHasNone() {
        assertThat(notes.read().additionalProperties()).isEmpty();
    }

    @Test
    void unknownFieldsAreACopyInOrderThatNobodyCanChange() {
        Map<String, Object> given = new LinkedHashMap<>();
        given.put("b", 1);
        given.put("a", null);
        Map<String, Object> kept = UnknownFields.copyOf(given);
        given.put("c", 3);

        assertThat(kept.keySet()).containsExactly("b", "a");
        assertThat(kept).containsEntry("a", null).isNotEqualTo(given);
        assertThatThrownBy(() -> kept.put("d", 4)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> kept.remove("a")).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> kept.entrySet().iterator().next().setValue(5))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThat(UnknownFields.copyOf(null)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-15T10:00:00Z,              2026-01-15T10:00:00Z",
        "2026-01-15T10:00:00.123Z,          2026-01-15T10:00:00.123Z",
        "2026-01-15T10:00:00.123456+00:00,  2026-01-15T10:00:00.123456Z",
        "2026-01-15T10:00:00+02:00,         2026-01-15T08:00:00Z",
        "2026-01-15T10:00:00.123456,        2026-01-15T10:00:00.123456Z",
        "2026-01-15 10:00:00,               2026-01-15T10:00:00Z",
        "2026-01-15 10:00:00+00:00,         2026-01-15T10:00:00Z",
        "2026-01-15T10:00,                  2026-01-15T10:00:00Z",
    })
    void timeIsReadInEveryFormThatTheServersWrite(String text, Instant expected) {
        server.answers(TestServer.json(200, "{\"id\":\"n1\",\"created_at\":\"" + text + "\"}"));

        assertThat(notes.read().createdAt()).isEqualTo(expected);
    }

    @Test
    void numberIsATimeInEpochSeconds() {
        server.answers(TestServer.json(200, "{\"id\":\"n1\",\"created_at\":1768471200}"));

        assertThat(notes.read().createdAt()).isEqualTo(WaitingClock.START);
    }

    @Test
    void missingTimeIsNull() {
        server.answers(TestServer.json(200, "{\"id\":\"n1\",\"created_at\":null}"));

        assertThat(notes.read().createdAt()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"next week\"", "{}", "[]", "true"})
    void anythingElseIsNoTime(String value) {
        server.answers(TestServer.json(200, "{\"id\":\"n1\",\"created_at\":" + value + "}"));

        assertThatThrownBy(notes::read)
                .isInstanceOf(UnreadableAnswerException.class)
                .hasMessage("Server [notes.read] at " + server.url()
                        + ": HTTP 200 'created_at' is not of the expected form");
    }

    private static Map<String, Object> settingWithNull() {
        Map<String, Object> inner = new LinkedHashMap<>();
        inner.put("a", null);
        return inner;
    }
}
