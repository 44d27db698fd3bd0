package io.github.llmbridge.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallOptionsTest {
    private final TestServer server = new TestServer().answers(TestServer.json(200, "{\"id\":\"n1\"}"));
    private final HttpApis apis = new TestClient().baseUrl(server.url()).open();

    @AfterEach
    void close() {
        server.close();
    }

    private Notes notes(CallOptions options) {
        return apis.with(options).create(Notes.class, () -> TestClient.TOKEN);
    }

    @Test
    void furtherHeaderIsSentBesideTheClientsOwn() {
        notes(CallOptions.none().header("x-trace", "{a} \"b\"")).read();

        assertThat(server.lastRequest().getHeaders().get("x-trace")).isEqualTo("{a} \"b\"");
        assertThat(server.lastRequest().getHeaders().get("Authorization"))
                .isEqualTo("Bearer " + TestClient.TOKEN.reveal());
    }

    @Test
    void headerReplacesTheOneOfTheSameNameWhateverItsCase() {
        notes(CallOptions.none().header("accept", "application/vnd.notes+json")).read();

        assertThat(server.lastRequest().getHeaders().values("Accept")).containsExactly("application/vnd.notes+json");
    }

    @Test
    void credentialIsShownInsteadOfTheClients() {
        notes(CallOptions.none().credential(Secret.of("sk-another-key-of-a-user")))
                .read();

        assertThat(server.lastRequest().getHeaders().values("Authorization"))
                .containsExactly("Bearer sk-another-key-of-a-user");
    }

    @Test
    void oneAttemptIsNotRepeated() {
        server.answers(TestServer.status(500));

        assertThatThrownBy(notes(CallOptions.none().attempts(1))::read).isInstanceOf(ServerErrorException.class);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void moreAttemptsThanTheClientsOwn() {
        server.answers(TestServer.status(500));

        assertThatThrownBy(notes(CallOptions.none().attempts(5))::read).isInstanceOf(ServerErrorException.class);
        assertThat(server.requests()).hasSize(5);
    }

    @Test
    void timeoutEndsAnAttemptWhoseAnswerKeepsTrickling() {
        server.answers(TestServer.json(200, "{\"id\":\"n1\"}" + " ".repeat(200))
                .newBuilder()
                .throttleBody(1, 50, TimeUnit.MILLISECONDS)
                .build());
        CallOptions options = CallOptions.none().timeout(Duration.ofMillis(300)).attempts(1);

        assertThatThrownBy(notes(options)::read).isInstanceOf(UnreachableException.class);
    }

    @Test
    void listenerIsShownEachAttemptAsItCame() {
        server.answers(TestServer.status(500), TestServer.json(200, "{\"id\":\"n1\",\"long_title\":\"x\"}"));
        List<RawAnswer> seen = new ArrayList<>();

        Notes.Note note = notes(CallOptions.none().onAnswer(seen::add)).read();

        assertThat(note.longTitle()).isEqualTo("x");
        assertThat(seen).extracting(RawAnswer::status).containsExactly(500, 200);
        assertThat(seen.get(1).body()).isEqualTo("{\"id\":\"n1\",\"long_title\":\"x\"}");
        assertThat(seen.get(1).operation()).isEqualTo("notes.read");
        assertThat(seen.get(1).header("content-TYPE")).contains("application/json");
        assertThat(seen.get(1).read(Notes.Note.class)).isEqualTo(note);
        assertThat(seen.get(1)).hasToString("RawAnswer[notes.read, 200]");
    }

    @Test
    void optionsOfAViewAddToThoseOfTheViewBefore() {
        List<String> seen = new ArrayList<>();
        HttpApis first = apis.with(
                CallOptions.none().header("x-a", "1").header("x-b", "1").onAnswer(answer -> seen.add("first")));

        first.with(CallOptions.none().header("x-b", "2").onAnswer(answer -> seen.add("second")))
                .create(Notes.class, () -> null)
                .read();

        assertThat(server.lastRequest().getHeaders().get("x-a")).isEqualTo("1");
        assertThat(server.lastRequest().getHeaders().get("x-b")).isEqualTo("2");
        assertThat(seen).containsExactly("first", "second");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Authorization", "host", "CONTENT-TYPE"})
    void headersThatTheClientSetsAreRefused(String name) {
        assertThatThrownBy(() -> CallOptions.none().header(name, "x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(name);
    }

    @Test
    void whatCannotBeSentIsRefusedWithoutBeingEchoed() {
        assertThatThrownBy(() -> CallOptions.none().header("x-a", "one\r\nx-b: hidden"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("x-a")
                .hasMessageNotContaining("hidden");
        assertThatThrownBy(() -> CallOptions.none().header("x a", "1")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CallOptions.none().timeout(Duration.ZERO)).hasMessageContaining("timeout");
        assertThatThrownBy(() -> CallOptions.none().attempts(0)).hasMessageContaining("attempts");
    }

    @Test
    void printingShowsNoValueOfAHeaderAndNoCredential() {
        assertThat(CallOptions.none().header("x-key", "hidden").credential(Secret.of("hidden")))
                .asString()
                .contains("x-key")
                .doesNotContain("hidden");
    }
}
