package io.github.llmbridge.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ForwardingTest extends ProxyFixture {
    @ParameterizedTest
    @ValueSource(strings = {"mini", "Größe S", "org/big one"})
    void chatReachesTheEndpointUnderItsOwnNamesAndComesBackUnderTheClients(String name) throws Exception {
        endpoint.answerJson(200, "{\"model\":\"gpt-4o-mini-2024-07-18\",\"choices\":[]}");

        HttpResponse<String> answer = send(json(
                        HttpRequest.newBuilder(uri("/v1/chat/completions")),
                        "{ \"messages\":[{\"content\":\"é\"}], \"model\": \"" + name + "\" }")
                .header("Authorization", "Bearer client-key"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"model\":\"" + name + "\",\"choices\":[]}");
        assertThat(endpoint.last().uri()).isEqualTo("/v1/chat/completions");
        assertThat(endpoint.last().header("authorization")).isEqualTo("Bearer " + KEY);
        assertThat(endpoint.last().body().toString())
                .isEqualTo("{ \"messages\":[{\"content\":\"é\"}], \"model\": \"gpt-4o-mini\" }");
    }

    @ParameterizedTest
    @CsvSource({
        "/chat/completions, /v1/chat/completions",
        "/v1/audio/speech, /v1/audio/speech",
        "/v1/a%20b/c?x=1&y=%2F, /v1/a%20b/c?x=1&y=%2F",
        "/v1/v1x?model=mini&z, /v1/v1x?model=gpt-4o-mini&z",
        "/v1/embeddings/, /v1/embeddings",
        "/v1/files/.x/..y/...;z=.., /v1/files/.x/..y/...;z=..",
        "/v1/files/50%25%20%C3%A9%2525, /v1/files/50%25%20%C3%A9%2525",
        "/v1/x/org%2Fmodel:free@1, /v1/x/org%2Fmodel:free@1",
    })
    void pathAndQueryGoOn(String path, String uri) throws Exception {
        send(json(HttpRequest.newBuilder(uri(path)), "{\"model\":\"mini\"}"));

        assertThat(endpoint.last().uri()).isEqualTo(uri);
    }

    @Test
    void byteOrderMarkOfARequestIsNoPartOfItsModel() throws Exception {
        send(json(HttpRequest.newBuilder(uri("/v1/chat/completions")), "\uFEFF{\"model\":\"mini\",\"x\":\"é\"}"));

        assertThat(endpoint.last().body().toString()).isEqualTo("\uFEFF{\"model\":\"gpt-4o-mini\",\"x\":\"é\"}");
    }

    @Test
    void nameInTheHeaderMayHoldAPercentSign() throws Exception {
        configure("{\"endpoints\":{\"half\":" + entry("50% off", endpoint.url()) + "}}");
        send(HttpRequest.newBuilder(uri("/reload")).POST(HttpRequest.BodyPublishers.noBody()));

        assertThat(send(HttpRequest.newBuilder(uri("/v1/files")).header("x-model-id", "50% off"))
                        .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"GET", "POST", "PUT", "PATCH", "DELETE"})
    void headerOrQueryNamesTheModelWhereThereIsNoBody(String method) throws Exception {
        endpoint.answerJson(200, "{\"id\":\"file-1\"}");
        HttpRequest.BodyPublisher none = HttpRequest.BodyPublishers.noBody();

        HttpResponse<String> byHeader = send(HttpRequest.newBuilder(uri("/v1/files/file-1"))
                .header("x-model-id", "org%2Fbig%20one")
                .method(method, none));
        HttpResponse<String> byQuery = send(
                HttpRequest.newBuilder(uri("/v1/files?model=Gr%C3%B6%C3%9Fe+S")).method(method, none));

        assertThat(List.of(byHeader.statusCode(), byQuery.statusCode())).containsOnly(200);
        assertThat(endpoint.seen()).extracting(StubEndpoint.Seen::method).containsExactly(method, method);
        assertThat(endpoint.seen())
                .extracting(StubEndpoint.Seen::uri)
                .containsExactly("/v1/files/file-1", "/v1/files?model=gpt-4o-mini");
        assertThat(endpoint.last().headers().contains("x-model-id")).isFalse();
    }

    @Test
    void audioUploadIsMapped() throws Exception {
        String form = RawConnection.lines("""
                --b
                Content-Disposition: form-data; name="file"; filename="a.wav"

                RIFF\0
                --b
                Content-Disposition: form-data; name="model"

                mini
                --b--
                """);

        send(HttpRequest.newBuilder(uri("/v1/audio/transcriptions"))
                .header("content-type", "multipart/form-data; boundary=b")
                .POST(HttpRequest.BodyPublishers.ofString(form)));

        assertThat(endpoint.last().body().toString()).isEqualTo(form.replace("mini", "gpt-4o-mini"));
        assertThat(endpoint.last().header("content-type")).isEqualTo("multipart/form-data; boundary=b");
    }

    @Test
    void veryLargeBodyIsMapped() throws Exception {
        String image = "A".repeat(20 << 20);

        send(json(
                HttpRequest.newBuilder(uri("/v1/chat/completions")),
                "{\"messages\":[{\"image\":\"" + image + "\"}],\"model\":\"mini\"}"));

        assertThat(endpoint.last().body().toString())
                .isEqualTo("{\"messages\":[{\"image\":\"" + image + "\"}],\"model\":\"gpt-4o-mini\"}");
    }

    @Test
    void headersOfOneConnectionAndOfTheBrowserStayBehind() throws Exception {
        endpoint.answer(request -> request.response()
                .putHeader("connection", "close, X-Private")
                .putHeader("x-private", "1")
                .putHeader("set-cookie", "id=1")
                .putHeader("access-control-allow-origin", "https://endpoint.example")
                .putHeader("x-leak", "Bearer " + KEY)
                .putHeader("x-ratelimit-remaining", "7")
                .end("{}"));
        String answer;
        try (RawConnection connection = new RawConnection(proxy.port())) {
            answer = connection.send(RawConnection.lines("""
                            GET /v1/files?model=mini HTTP/1.1
                            Host: proxy
                            Connection: keep-alive, X-Hop
                            Connection: X-Next
                            X-Hop: 1
                            X-Next: 1
                            TE: trailers
                            Keep-Alive: 5
                            Proxy-Authorization: Basic x
                            Cookie: a=b
                            X-Forwarded-For: 10.0.0.1
                            Forwarded: for=10.0.0.1
                            Origin: http://localhost:3000
                            Sec-Fetch-Mode: cors
                            x-api-key: mine
                            OpenAI-Beta: x=1

                            """)).readUntil("{}");
        }

        assertThat(endpoint.last().headers().names())
                .containsExactlyInAnyOrder("openai-beta", "accept-encoding", "x-request-id", "authorization", "host");
        assertThat(endpoint.last().header("host")).isEqualTo(endpoint.url().substring("http://".length()));
        assertThat(answer).contains("x-ratelimit-remaining: 7", "access-control-allow-origin: http://localhost:3000");
        assertThat(answer).doesNotContain("x-private", "set-cookie", "endpoint.example", KEY);
    }

    @Test
    void requestIdIsTheClientsOwnOrOneThatAllThreeShare() throws Exception {
        HttpResponse<String> own = send(chat("mini").header("x-request-id", "req_1"));
        assertThat(endpoint.last().header("x-request-id")).isEqualTo("req_1");
        assertThat(own.headers().firstValue("x-request-id")).contains("req_1");

        HttpResponse<String> none = send(chat("mini"));
        assertThat(none.headers().firstValue("x-request-id"))
                .contains(endpoint.last().header("x-request-id"));

        endpoint.answer(request ->
                request.response().putHeader("x-request-id", "theirs").end());
        assertThat(send(chat("mini")).headers().allValues("x-request-id")).containsExactly("theirs");
    }

    @Test
    void expectContinueIsAnswered() throws Exception {
        try (RawConnection connection = new RawConnection(proxy.port())) {
            connection.send(RawConnection.lines("""
                    POST /v1/chat/completions HTTP/1.1
                    Host: x
                    Content-Type: application/json
                    Content-Length: 16
                    Expect: 100-continue

                    """));
            assertThat(connection.readUntil("\r\n\r\n")).startsWith("HTTP/1.1 100 ");
            connection.send("{\"model\":\"mini\"}");
            assertThat(connection.readUntil("\r\n\r\n")).startsWith("HTTP/1.1 200 ");
        }
        assertThat(endpoint.last().headers().contains("expect")).isFalse();
    }

    @Test
    void headHasTheHeadOfTheAnswerOnly() throws Exception {
        endpoint.answer(request ->
                request.response().putHeader("content-length", "1234").end());

        HttpResponse<String> answer = send(HttpRequest.newBuilder(uri("/v1/files/x?model=mini"))
                .method("HEAD", HttpRequest.BodyPublishers.noBody()));

        assertThat(answer.headers().firstValue("content-length")).contains("1234");
        assertThat(answer.body()).isEmpty();
        assertThat(send(HttpRequest.newBuilder(uri("/v1/models")).method("HEAD", HttpRequest.BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void answerToAnOldClientEndsWithItsConnection() throws Exception {
        endpoint.answerJson(200, "{\"model\":\"gpt-4o-mini\"}");
        try (RawConnection connection = new RawConnection(proxy.port())) {
            connection.send("GET /v1/files?model=mini HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");

            assertThat(connection.readAll())
                    .endsWith("\r\n\r\n{\"model\":\"mini\"}")
                    .doesNotContain("transfer-encoding");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text/plain | data: {\"model\":\"@\"}%n%ndata: [DONE]%n%n",
                "text/plain; charset=utf-8 | : ping%n%nevent: x%ndata: {\"message\":{\"model\":\"@\"}}%n%n",
                " | data: {\"model\":\"@\"}%n%ndata: [DONE]%n%n",
                "application/json | data: {\"model\":\"@\"}%n%n",
                "application/x-ndjson | {\"model\":\"@\",\"done\":false}%n{\"model\":\"@\",\"done\":true}%n",
                "application/jsonl | {\"model\":\"@\"}%n{\"model\":\"@\"}%n",
                "application/stream+json | {\"model\":\"@\"}%n",
                "text/plain | {\"model\":\"@\"}%n{\"model\":\"@\"}%n",
                "text/event-stream | {\"model\":\"@\"}",
                "text/event-stream | event: message_start%ndata: {\"type\":\"message_start\",\"message\":{\"model\":\"@\"}}%n%n",
                "text/event-stream | data: {\"type\":\"response.in_progress\",\"response\":{\"model\":\"@\"}}%n%n",
            })
    void nameIsMappedWhateverTheAnswerCallsItself(String type, String template) throws Exception {
        String text = template.replace("%n", "\n");
        endpoint.answer(request -> {
            if (type != null) {
                request.response().putHeader("content-type", type);
            }
            request.response().end(text.replace("@", "gpt-4o-mini"));
        });

        assertThat(send(chat("mini")).body()).isEqualTo(text.replace("@", "mini"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text/event-stream | data: {\"model\":\"@\"}%n%n",
                "application/json | {\"model\":\"@\"}",
            })
    void byteOrderMarkIsTakenAway(String type, String template) throws Exception {
        String text = template.replace("%n", "\n");
        endpoint.answer(request -> {
            HttpServerResponse response = request.response();
            response.setChunked(true).putHeader("content-type", type);
            response.write(Buffer.buffer(new byte[] {(byte) 0xef, (byte) 0xbb}));
            response.write(Buffer.buffer(new byte[] {(byte) 0xbf}));
            response.end(text.replace("@", "gpt-4o-mini"));
        });

        assertThat(send(chat("mini")).body()).isEqualTo(text.replace("@", "mini"));
    }

    @Test
    void textThatBeginsLikeAByteOrderMarkIsNotTouched() throws Exception {
        for (byte[] text : List.of(
                new byte[] {(byte) 0xef, (byte) 0xbb, 'x'},
                new byte[] {(byte) 0xef},
                "ﬁ".getBytes(StandardCharsets.UTF_8))) {
            endpoint.answer(request ->
                    request.response().putHeader("content-type", "text/plain").end(Buffer.buffer(text)));

            assertThat(http.send(chat("mini").build(), HttpResponse.BodyHandlers.ofByteArray())
                            .body())
                    .isEqualTo(text);
        }
    }

    @Test
    void headerThatTellsTheEndpointsModelStaysBehind() throws Exception {
        endpoint.answer(request -> request.response()
                .putHeader("x-litellm-model-group", "gpt-4o-mini")
                .putHeader("x-litellm-model-name", "openai/gpt-4o-mini")
                .putHeader("x-litellm-model-id", "1234")
                .end());

        assertThat(send(chat("mini")).headers().map())
                .containsKey("x-litellm-model-id")
                .doesNotContainKeys("x-litellm-model-group", "x-litellm-model-name");
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 401})
    void browserDoesNotTakeTheEndpointsWishesForTheProxys(int status) throws Exception {
        endpoint.answer(request -> request.response()
                .setStatusCode(status)
                .putHeader("www-authenticate", "Basic realm=\"endpoint\"")
                .putHeader("clear-site-data", "\"*\"")
                .putHeader("refresh", "0; url=https://endpoint.example")
                .putHeader("report-to", "{}")
                .end("{}"));

        HttpResponse<String> answer = send(chat("mini"));

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().map())
                .doesNotContainKeys("www-authenticate", "clear-site-data", "refresh", "report-to");
    }

    @Test
    void binaryAnswerAndStoredFileAreNotTouched() throws Exception {
        byte[] sound = {0, (byte) 0xff, '{', '"'};
        endpoint.answer(request ->
                request.response().putHeader("content-type", "audio/mpeg").end(Buffer.buffer(sound)));
        HttpResponse<byte[]> speech = http.send(chat("mini").build(), HttpResponse.BodyHandlers.ofByteArray());
        assertThat(speech.body()).isEqualTo(sound);
        assertThat(speech.headers().firstValue("content-length")).contains("4");

        endpoint.answerJson(200, "{\"model\":\"untouched\"}");
        assertThat(get("/v1/files/1/content?model=mini").body()).isEqualTo("{\"model\":\"untouched\"}");
    }

    @Test
    void compressedAnswerIsReadAllTheSame() throws Exception {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write("{\"model\":\"gpt-4o-mini\"}".getBytes(StandardCharsets.UTF_8));
        }
        endpoint.answer(request -> request.response()
                .putHeader("content-type", "application/json")
                .putHeader("content-encoding", "gzip")
                .end(Buffer.buffer(packed.toByteArray())));

        assertThat(send(chat("mini")).body()).isEqualTo("{\"model\":\"mini\"}");
        assertThat(endpoint.last().header("accept-encoding")).isEqualTo("identity");
    }

    @Test
    void connectionIsReusedBetweenRequests() throws Exception {
        endpoint.answer(request ->
                request.response().end(request.connection().remoteAddress().toString()));

        String first = send(chat("mini")).body();

        assertThat(send(chat("mini")).body()).isEqualTo(first);
    }
}
