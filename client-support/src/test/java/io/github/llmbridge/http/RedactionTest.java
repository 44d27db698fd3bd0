package io.github.llmbridge.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.llmbridge.http.Notes.Note;
import io.github.llmbridge.http.Notes.NoteUpdate;
import io.github.llmbridge.http.Notes.SignIn;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that says back what it was sent must not get it into an exception. */
class RedactionTest {
    private final TestServer server = new TestServer();
    private final Notes notes = TestClient.notes(server);

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void echoedAuthorizationHeaderIsTakenOut() {
        String bearer = "Bearer " + TestClient.TOKEN.reveal();

        assertThat(messageFor("You sent " + bearer, Notes::create))
                .contains("You sent ")
                .doesNotContain(TestClient.TOKEN.reveal());
    }

    @Test
    void tokenOfThisCallIsTakenOutWhateverItsForm() {
        Secret odd = Secret.of("no.prefix$at+all");
        Notes mine = new TestClient().baseUrl(server.url()).open().create(Notes.class, () -> odd);
        server.answers(TestServer.json(400, json("Unknown token no.prefix$at+all, sorry")));

        assertThat(messageOf(mine::create))
                .isEqualTo("Server [notes.create] at " + server.url() + ": HTTP 400 Unknown token ***, sorry");
    }

    @Test
    void bearerTokenOfAnotherCallIsTakenOut() {
        assertThat(messageFor("header: bearer abc.def/ghi= was refused", Notes::create))
                .endsWith("header: *** was refused");
    }

    @Test
    void keysAreTakenOutWhoseverTheyAre() {
        String key = "sk-" + "A1b2".repeat(5) + "_-";

        assertThat(messageFor("Key=" + key + " is blocked", Notes::create)).endsWith("Key=*** is blocked");
        assertThat(messageFor("{'key': '" + key + "'}", Notes::create)).endsWith("{'key': '***'}");
    }

    @Test
    void keyAfterAnEscapedLineBreakIsTakenOut() {
        server.answers(TestServer.json(400, "[\"Keys:\\nsk-" + "0123456789".repeat(2) + "\"]"));

        assertThat(messageOf(notes::create)).endsWith("[\"Keys:\\n***\"]");
    }

    @Test
    void maskThatTheServerItselfMadeStays() {
        assertThat(messageFor("Key=sk-...abcd is over budget", Notes::create))
                .endsWith("Key=sk-...abcd is over budget");
    }

    @ParameterizedTest
    @ValueSource(strings = {"task-manager", "risk-assessment", "disk-failures-2026"})
    void wordThatOnlyLooksLikeAKeyInsideStays(String name) {
        assertThat(messageFor("Team " + name + " not found", Notes::create)).endsWith("Team " + name + " not found");
    }

    @Test
    void jwtIsTakenOut() {
        String jwt = "eyJ" + "hbGciOiJIUzI1NiJ9" + ".eyJ" + "pZCI6InUxIn0" + ".c2ln-bmF0_dXJl";

        assertThat(messageFor("token \"" + jwt + "\" has expired", Notes::create))
                .endsWith("token \"***\" has expired");
    }

    @ParameterizedTest
    @ValueSource(strings = {"open sesame", "quo\"te", "back\\slash", "tab\tand more", "schlüssel", "a$1b", "(.*)+"})
    void passwordOfTheRequestIsTakenOut(String password) {
        Consumer<Notes> signIn = api -> api.signIn(new SignIn("a@example.com", Secret.of(password)));

        assertThat(messageFor("You cannot use <" + password + "> here", signIn)).endsWith("You cannot use <***> here");
    }

    @Test
    void passwordIsTakenOutOfPlainTextThatQuotesTheRequest() {
        String password = "quo\"te\\schl\u00fcssel";
        server.answers(TestServer.json(400, "body was " + quoted(password) + " or \"quo\\\"te\\\\schl\\u00fcssel\""));

        assertThat(messageOf(() -> notes.signIn(new SignIn("a@example.com", Secret.of(password)))))
                .endsWith("body was \"***\" or \"***\"");
    }

    @Test
    void passwordInPythonsNotationIsTakenOut() {
        Consumer<Notes> signIn = api -> api.signIn(new SignIn("a@example.com", Secret.of("back\\sla\"sh")));

        assertThat(messageFor("{'password': 'back\\\\sla\"sh'}", signIn)).endsWith("{'password': '***'}");
    }

    @Test
    void secretThatBeginsWithAnotherIsTakenOutWhole() {
        Consumer<Notes> call = api -> api.raw(Map.of("password", "open", "new_password", "open sesame"));

        assertThat(messageFor("from <open> to <open sesame>", call)).endsWith("from <***> to <***>");
    }

    @Test
    void secretInListsAndInsideOtherFieldsIsTakenOut() {
        Consumer<Notes> call = api -> api.raw(Map.of(
                "ui",
                Map.of("directConnections", Map.of("OPENAI_API_KEYS", List.of("first-one", "second-one"))),
                "rows",
                List.of(Map.of("api_key", "third-one"))));

        assertThat(messageFor("got first-one, second-one, third-one", call)).endsWith("got ***, ***, ***");
    }

    @Test
    void keyOfAnUpdateIsTakenOut() {
        NoteUpdate update = new NoteUpdate("n1", null, null, Patch.set(Secret.of("plain-value")));

        assertThat(messageFor("api_key plain-value is too short", api -> api.update(update)))
                .endsWith("api_key *** is too short");
    }

    @Test
    void otherFieldsOfTheRequestMayBeSaidBack() {
        Note note = new Note("n1", "A title", null, null, Map.of());

        assertThat(messageFor("'A title' is taken", api -> api.create(note))).endsWith("'A title' is taken");
    }

    @ParameterizedTest
    @ValueSource(strings = {"message", "404", "type", "{", "\"", ":"})
    void secretThatIsPartOfTheAnswersOwnFormDoesNotBreakItsReading(String password) {
        server.answers(TestServer.json(404, "{\"message\":\"Nobody here\",\"type\":\"missing\",\"code\":404}"));

        NotFoundException error = catchThrowableOfType(
                NotFoundException.class, () -> notes.signIn(new SignIn("a@example.com", Secret.of(password))));

        assertThat(error.serverMessage()).contains("Nobody here");
        assertThat(error.code()).contains("missing");
    }

    @Test
    void secretDeepInAJsonAnswerIsTakenOut() {
        String key = "sk-" + "0123456789".repeat(2);
        server.answers(TestServer.json(
                400, "{\"message\":{\"input\":[{\"key\":\"" + key + "\"}],\"" + key + "\":\"as a name\"}}"));

        assertThat(messageOf(notes::create))
                .contains("input", "***", "as a name")
                .doesNotContain(key);
    }

    @Test
    void neitherTheExceptionNorItsCausesHoldTheRequest() {
        server.answers(TestServer.lost());
        ApiException error = catchThrowableOfType(
                ApiException.class, () -> notes.signIn(new SignIn("a@example.com", Secret.of("open sesame"))));

        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            assertThat(cause.toString()).doesNotContain("open sesame", "a@example.com", TestClient.TOKEN.reveal());
            assertThat(cause.getSuppressed()).isEmpty();
        }
    }

    private String messageFor(String serverMessage, Consumer<Notes> call) {
        server.answers(TestServer.json(400, json(serverMessage)));
        return messageOf(() -> call.accept(notes));
    }

    private static String messageOf(Runnable call) {
        ApiException error = catchThrowableOfType(ApiException.class, call::run);
        return String.valueOf(error.getMessage());
    }

    private static String json(String message) {
        return "{\"message\":" + quoted(message) + "}";
    }

    private static String quoted(String text) {
        try {
            return new ObjectMapper().writeValueAsString(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
