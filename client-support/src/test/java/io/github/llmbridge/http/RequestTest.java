package io.github.llmbridge.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.llmbridge.http.Notes.NoteQuery;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestTest {
    private final TestServer server = new TestServer();
    private final Notes notes = TestClient.notes(server);

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void tokenIsSentAsABearer() {
        notes.read();

        assertThat(header("Authorization")).isEqualTo("Bearer " + TestClient.TOKEN.reveal());
    }

    @Test
    void tokenWithBracesIsSentAsItIs() {
        Secret odd = Secret.of("a{b}c");
        new TestClient()
                .baseUrl(server.url())
                .open()
                .create(Notes.class, () -> odd)
                .read();

        assertThat(header("Authorization")).isEqualTo("Bearer a{b}c");
    }

    @Test
    void callWithoutATokenIsAnonymous() {
        new TestClient()
                .baseUrl(server.url())
                .open()
                .create(Notes.class, () -> null)
                .read();

        assertThat(header("Authorization")).isNull();
    }

    @Test
    void tokenIsAskedForBeforeEveryAttempt() {
        server.answers(TestServer.status(503), TestServer.json(200, "{}"));
        AtomicInteger asked = new AtomicInteger();
        new TestClient()
                .baseUrl(server.url())
                .open()
                .create(Notes.class, () -> Secret.of("token-" + asked.incrementAndGet()))
                .read();

        assertThat(server.requests())
                .extracting(request -> request.getHeaders().get("Authorization"))
                .containsExactly("Bearer token-1", "Bearer token-2");
    }

    @Test
    void clientTellsItsNameAndTheApplications() {
        notes.read();
        assertThat(header("User-Agent")).isEqualTo("llmbridge/development");

        new TestClient().baseUrl(server.url()).application("shop/1.2").notes().read();
        assertThat(header("User-Agent")).isEqualTo("llmbridge/development shop/1.2");
    }

    @Test
    void jsonIsAskedForAndSent() {
        notes.create();

        assertThat(header("Accept")).isEqualTo("application/json");
        assertThat(header("Content-Type")).startsWith("application/json");
    }

    @Test
    void pathOfTheBaseUrlIsKept() {
        new TestClient().baseUrl(server.url() + "/proxy/").notes().create();

        assertThat(server.lastRequest().getTarget()).isEqualTo("/proxy/notes");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a b",
                "a+b",
                "a@example.com",
                "50%",
                "a%41b",
                "a%2Fb",
                "50%@example.com",
                "a%40b@example.com",
                "~a*b-c_d.e!",
                "ä€",
                "a&b=c",
                "a#b?c",
                "{x}",
                "a;b",
                "a,b"
            })
    void everyValueArrivesAsItWasGiven(String value) {
        notes.read(value, value);
        assertThat(url().pathSegments()).containsExactly("notes", value);
        assertThat(url().queryParameter("part")).isEqualTo(value);
        // A server takes a plus sign in a query for a space, whatever OkHttp does.
        assertThat(url().encodedQuery()).doesNotContain("+");

        server.answers(TestServer.json(200, "[]"));
        notes.list(new NoteQuery(5, value));
        assertThat(url().queryParameter("written_by")).isEqualTo(value);
        assertThat(url().queryParameter("page_size")).isEqualTo("5");
        assertThat(url().encodedQuery()).doesNotContain("+");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a/b", "../sign-in", "n1/../../sign-in"})
    void idStaysOneSegmentOfThePath(String id) {
        notes.read(id, "all");

        assertThat(url().pathSegments()).containsExactly("notes", id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ".", ".."})
    void idThatWouldReachAnotherRouteIsRefusedByName(String id) {
        assertThatThrownBy(() -> notes.read(id, "all"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("id must not be blank, '.' or '..'");
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void fieldOfAQueryThatWasNotSetIsNotSent() {
        server.answers(TestServer.json(200, "[]"));
        notes.list(new NoteQuery(null, null));

        assertThat(server.lastRequest().getTarget()).isEqualTo("/notes");
    }

    private String header(String name) {
        return server.lastRequest().getHeaders().get(name);
    }

    private HttpUrl url() {
        return server.lastRequest().getUrl();
    }
}
