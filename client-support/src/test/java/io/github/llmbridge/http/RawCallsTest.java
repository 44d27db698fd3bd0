package io.github.llmbridge.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RawCallsTest {
    private final TestServer server = new TestServer();
    private final RawCalls raw = new TestClient().baseUrl(server.url()).open().raw(() -> TestClient.TOKEN);

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void readSendsPathQueryAndCredential() {
        server.answers(TestServer.json(200, "{\"note_id\":\"n1\",\"n\":2}"));

        RawAnswer answer =
                raw.send(RawRequest.get("/notes/search").query("q", "a&b c+ä").query("limit", 2));

        assertThat(server.lastRequest().getTarget()).isEqualTo("/notes/search?q=a%26b%20c%2B%C3%A4&limit=2");
        assertThat(server.lastRequest().getHeaders().get("Authorization"))
                .isEqualTo("Bearer " + TestClient.TOKEN.reveal());
        assertThat(answer.object()).isEqualTo(Map.of("note_id", "n1", "n", 2));
        assertThat(answer.read(Found.class)).isEqualTo(new Found("n1", 2));
    }

    record Found(String noteId, int n) {}

    @Test
    void writeSendsJsonWithSecretsInClear() {
        raw.send(RawRequest.of("PATCH", "/notes/n1")
                .json(Map.of("api_key", Secret.of("sk-secret"), "tags", List.of("a"))));

        assertThat(server.lastRequest().getMethod()).isEqualTo("PATCH");
        assertThat(server.lastRequest().getHeaders().get("Content-Type")).startsWith("application/json");
        assertThat(server.lastBody()).contains("\"api_key\":\"sk-secret\"").contains("\"tags\":[\"a\"]");
    }

    @Test
    void deleteMayHaveABody() {
        raw.send(RawRequest.of("delete", "/notes").json(List.of("n1")));

        assertThat(server.lastRequest().getMethod()).isEqualTo("DELETE");
        assertThat(server.lastBody()).isEqualTo("[\"n1\"]");
    }

    @Test
    void readIsRepeatedAndAWriteIsNot() {
        server.answers(TestServer.status(500));

        assertThatThrownBy(() -> raw.send(RawRequest.get("/notes"))).isInstanceOf(ServerErrorException.class);
        assertThat(server.requests()).hasSize(3);

        server.answers(TestServer.status(500));
        assertThatThrownBy(() -> raw.send(RawRequest.post("/notes"))).isInstanceOf(ServerErrorException.class);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void writeThatMayBeRepeatedIs() {
        server.answers(TestServer.lost(), TestServer.json(200, "true"));

        RawAnswer answer = raw.send(RawRequest.post("/notes/forget").repeat(Repeat.ALWAYS));

        assertThat(answer.read(Boolean.class)).isTrue();
        assertThat(server.requests()).hasSize(2);
    }

    @Test
    void errorIsTypedAndNamesNeitherPathNorQuery() {
        server.answers(TestServer.json(404, "{\"message\":\"no note with sk-0123456789\"}"));

        assertThatThrownBy(() -> raw.send(RawRequest.get("/notes/hidden").query("key", "hidden")))
                .isExactlyInstanceOf(NotFoundException.class)
                .hasMessage("Server [raw.get] at " + server.url() + ": HTTP 404 no note with ***");
    }

    @Test
    void pageIsTheWrongEndpoint() {
        server.answers(TestServer.page(200));

        assertThatThrownBy(() -> raw.send(RawRequest.get("/notes"))).isInstanceOf(WrongEndpointException.class);
    }

    @Test
    void redirectIsTheWrongEndpoint() {
        server.answers(TestServer.status(307));

        assertThatThrownBy(() -> raw.send(RawRequest.get("/notes"))).isInstanceOf(WrongEndpointException.class);
    }

    @Test
    void lostAnswerIsUnreachable() {
        server.answers(TestServer.lost());

        assertThatThrownBy(() -> raw.send(RawRequest.post("/notes"))).isInstanceOf(UnreachableException.class);
    }

    @Test
    void answerOfAnotherFormIsUnreadableAndStaysOut() {
        server.answers(TestServer.json(200, "hidden"));
        RawAnswer answer = raw.send(RawRequest.get("/notes"));

        assertThat(answer.body()).isEqualTo("hidden");
        assertThatThrownBy(() -> answer.object())
                .isInstanceOf(UnreadableAnswerException.class)
                .hasMessageNotContaining("hidden")
                .hasNoCause();
    }

    @ParameterizedTest
    @ValueSource(strings = {"notes", "//elsewhere/notes", "/notes?key=x", "/notes#x", "https://elsewhere/notes"})
    void pathThatCouldLeadElsewhereIsRefused(String path) {
        assertThatThrownBy(() -> RawRequest.get(path))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("path");
    }

    @Test
    void unknownMethodAndABodyOfAReadAreRefused() {
        assertThatThrownBy(() -> RawRequest.of("FETCH", "/notes")).hasMessageContaining("method");
        assertThatThrownBy(() -> RawRequest.get("/notes").json(Map.of())).hasMessageContaining("GET");
    }

    @Test
    void printingShowsNeitherQueryNorBody() {
        assertThat(RawRequest.post("/notes").query("key", "hidden").json(Map.of("key", "hidden")))
                .hasToString("RawRequest[POST /notes]");
    }
}
