package io.github.llmbridge.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An endpoint that repeats its key in what it answers with success. */
class EchoedKeyTest extends ProxyFixture {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/json | {\"key\":\"@\",\"again\":[\"Bearer @\"]}",
                "text/event-stream | data: {\"choices\":[]}%n%ndata: {\"error\":{\"message\":\"Wrong key: @\"}}%n%n",
                "application/x-ndjson | {\"key\":\"@\"}%n{\"key\":\"@\"}%n",
                "text/plain | Your key is @",
                " | @",
            })
    void keyIsMaskedWhereverTheAnswerIsCut(String type, String template) throws Exception {
        String text = template.replace("%n", "\n");
        for (int size : new int[] {1, 7, 1000}) {
            endpoint.answer(request -> {
                request.response().setChunked(true);
                if (type != null) {
                    request.response().putHeader("content-type", type);
                }
                String said = text.replace("@", KEY);
                for (int at = 0; at < said.length(); at += size) {
                    request.response().write(said.substring(at, Math.min(said.length(), at + size)));
                }
                request.response().end();
            });

            assertThat(send(chat("mini")).body()).as("in chunks of %d", size).isEqualTo(text.replace("@", "***"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\u0073k-\\/p+=\\u002b\\\\1\\\"x", "\\u0073k-/p\\u002B=+\\u005C1\\u0022x"})
    void keyIsFoundInAnySpelling(String spelling) throws Exception {
        keyIs("sk-/p+=+\\\\1\\\"x");
        endpoint.answerJson(200, "{\"a\":\"s\\u0073\",\"key\":\"" + spelling + "\"}");

        assertThat(send(chat("mini")).body()).isEqualTo("{\"a\":\"s\\u0073\",\"key\":\"***\"}");
    }

    @Test
    void beginningOfAKeyAtTheEndOfTheAnswerIsNotLost() throws Exception {
        String begun = "{\"x\":1} " + KEY.substring(0, 8);
        endpoint.answer(request ->
                request.response().putHeader("content-type", "text/plain").end(begun));

        assertThat(send(chat("mini")).body()).isEqualTo(begun);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "ollama", "lm-studio", "not-needed", "secret"})
    void wordThatStandsInForAKeyIsNotTakenOutOfAnswers(String word) throws Exception {
        keyIs(word);
        endpoint.answerJson(200, "{\"content\":\"Start " + word + " and be happy\"}");

        assertThat(send(chat("mini")).body()).isEqualTo("{\"content\":\"Start " + word + " and be happy\"}");
    }

    @Test
    void errorWithTheKeyInAnAddressIsMasked() throws Exception {
        keyIs("sk-1/2+3=45678");
        endpoint.answerJson(400, "{\"error\":{\"message\":\"GET /x?key=sk-1%2f2%2B3%3d45678 failed\"}}");

        assertThat(send(chat("mini")).body()).isEqualTo("{\"error\":{\"message\":\"GET /x?key=*** failed\"}}");
    }

    @Test
    void headerWithTheKeyStaysBehindAlsoWhereItIsPartOfAnAddress() throws Exception {
        keyIs("sk-1/2+3=45678");
        endpoint.answer(request -> request.response()
                .putHeader("x-plain", "key=sk-1/2+3=45678")
                .putHeader("x-address", "https://x/?key=sk-1%2F2%2b3%3D45678")
                .putHeader("x-other", "100%")
                .end());

        HttpResponse<String> answer = send(chat("mini"));

        assertThat(answer.headers().map()).containsKey("x-other").doesNotContainKeys("x-plain", "x-address");
    }

    private void keyIs(String inJson) throws Exception {
        configure(config(endpoint.url()).replace(KEY, inJson));
        assertThat(send(HttpRequest.newBuilder(uri("/reload")).POST(HttpRequest.BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(200);
    }
}
