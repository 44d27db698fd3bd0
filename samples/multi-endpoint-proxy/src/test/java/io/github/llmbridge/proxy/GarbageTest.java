package io.github.llmbridge.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GarbageTest extends ProxyFixture {
    private static final long HUNDRED_MEGABYTES = 100L << 20;

    @AfterEach
    void serverGoesOnAndNothingReachedTheEndpoint() throws Exception {
        assertThat(endpoint.seen()).isEmpty();
        assertThat(send(chat("mini")).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{", "nope", "{\"model\":\"mini\"", "{\"model\":\"mini\"}}", "{\"model\":\"mini\",}", "[[[["})
    void brokenJson(String body) throws Exception {
        HttpResponse<String> answer = send(json(HttpRequest.newBuilder(uri("/v1/chat/completions")), body));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("\"invalid_json\"");
    }

    @ParameterizedTest
    @CsvSource({
        "UTF-16, application/json",
        "UTF-16LE, application/json; charset=utf-16le",
        "UTF-16BE, application/json",
        "UTF-32, application/json; charset=utf-32",
        "UTF-32LE, text/json",
        "ISO-8859-1, application/json; charset=iso-8859-1",
    })
    void jsonInAnotherEncoding(String encoding, String type) throws Exception {
        byte[] body = "{\"model\":\"mini\",\"text\":\"é\"}".getBytes(Charset.forName(encoding));

        HttpResponse<String> answer = send(HttpRequest.newBuilder(uri("/v1/chat/completions"))
                .header("content-type", type)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body)));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("\"invalid_json\"", "UTF-8");
    }

    @Test
    void deeplyNestedJson() throws Exception {
        assertThat(send(json(HttpRequest.newBuilder(uri("/v1/chat/completions")), "[".repeat(1_000_000)))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void bodyOfHundredMegabytesWithItsLength() throws Exception {
        try (RawConnection connection = new RawConnection(proxy.port())) {
            connection.send("POST /v1/chat/completions HTTP/1.1\r\nHost: x\r\nContent-Length: " + HUNDRED_MEGABYTES
                    + "\r\nExpect: 100-continue\r\n\r\n");

            assertThat(connection.readUntil("}}")).startsWith("HTTP/1.1 413 ").contains("\"request_too_large\"");
        }
    }

    @Test
    void bodyOfHundredMegabytesInChunks() throws Exception {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(uri("/v1/chat/completions"))
                .header("content-type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new Blanks(HUNDRED_MEGABYTES))));

        assertThat(answer.statusCode()).isEqualTo(413);
    }

    @Test
    void bodyThatNeverEnds() throws Exception {
        byte[] chunk = ("10000\r\n" + " ".repeat(0x10000) + "\r\n").getBytes(StandardCharsets.US_ASCII);
        try (RawConnection connection = new RawConnection(proxy.port())) {
            connection.send("POST /v1/chat/completions HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n");
            assertThatThrownBy(() -> {
                        while (true) {
                            connection.send(chunk);
                        }
                    })
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void connectionOfATooLargeBodyIsClosedAfterIt() throws Exception {
        try (RawConnection connection = new RawConnection(proxy.port())) {
            connection.send("POST /v1/chat/completions HTTP/1.1\r\nHost: x\r\nContent-Length: 40000000\r\n\r\n");
            connection.send(new byte[40_000_000]);

            assertThat(connection.readAll()).startsWith("HTTP/1.1 413 ").contains("\r\nconnection: close\r\n");
        }
    }

    @Test
    void brokenChunk() throws Exception {
        assertRefused(
                "POST /v1/chat/completions HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nmany\r\n", 400);
    }

    @Test
    void tooLargeHead() throws Exception {
        assertRefused("GET /v1/models HTTP/1.1\r\nHost: x\r\nX-Bomb: " + "x".repeat(40_000) + "\r\n\r\n", 431);
        assertRefused("GET /v1/models HTTP/1.1\r\nHost: x\r\n" + "X-Bomb: x\r\n".repeat(4_000) + "\r\n", 431);
        assertRefused("GET /" + "x".repeat(20_000) + " HTTP/1.1\r\nHost: x\r\n\r\n", 414);
    }

    @Test
    void headThatNeverEnds() throws Exception {
        try (RawConnection connection = new RawConnection(proxy.port())) {
            connection.send("GET /v1/models HTTP/1.1\r\n");
            assertThatThrownBy(() -> {
                        while (true) {
                            connection.send("X-Bomb: " + "x".repeat(10_000) + "\r\n");
                        }
                    })
                    .isInstanceOf(IOException.class);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\\x16\\x03\\x01 not HTTP at all",
                "GET /v1/models",
                "G\\x00T /v1/models HTTP/1.1",
                "BREW /v1/files HTTP/1.1",
                "POST /v1/../admin?model=mini HTTP/1.1",
                "POST /v1/%2e%2E/admin?model=mini HTTP/1.1",
                "POST /v1/x/..%2fadmin?model=mini HTTP/1.1",
                "POST /v1/..\\admin?model=mini HTTP/1.1",
                "POST /v1/..;/admin?model=mini HTTP/1.1",
                "POST /v1/..;x=1/admin?model=mini HTTP/1.1",
                "POST /v1/%2e%2e%3b/admin?model=mini HTTP/1.1",
                "POST /v1/%252e%252e/admin?model=mini HTTP/1.1",
                "POST /v1/x%252f..%252fadmin?model=mini HTTP/1.1",
                "POST /v1/%25252e%25252e%25252fadmin?model=mini HTTP/1.1",
                "POST /v1/%2525252525252e/admin?model=mini HTTP/1.1",
                "POST /v1/%c0%ae%c0%ae/admin?model=mini HTTP/1.1",
                "POST /v1/..%20/admin?model=mini HTTP/1.1",
                "POST /v1/..%00/admin?model=mini HTTP/1.1",
                "POST /v1/..%3f/admin?model=mini HTTP/1.1",
                "POST /v1/x%255c..%255cadmin?model=mini HTTP/1.1",
                "POST /v1/files%0d%0a?model=mini HTTP/1.1",
                "POST /v1/%u002e%u002e/admin?model=mini HTTP/1.1",
                "GET /v1/files/50%?model=mini HTTP/1.1",
                "OPTIONS * HTTP/1.1",
                "GET /v1/files?model=%zz HTTP/1.1",
                "GET /v1/models/%zz HTTP/1.1",
                "CONNECT example.com:443 HTTP/1.1",
            })
    void nonsense(String line) throws Exception {
        String octets = line.replace("\\x00", "\0").replace("\\x16\\x03\\x01", "\u0016\u0003\u0001");
        try (RawConnection connection = new RawConnection(proxy.port())) {
            connection.send(octets + "\r\nHost: x\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");

            assertThat(connection.readAll()).matches("(?s)HTTP/1\\.[01] 4\\d\\d .*\"error\".*");
        }
    }

    @Test
    void lengthThatIsNoNumber() throws Exception {
        assertRefused("POST /v1/chat/completions HTTP/1.1\r\nHost: x\r\nContent-Length: many\r\n\r\n", 400);
    }

    private void assertRefused(String request, int status) throws IOException {
        try (RawConnection connection = new RawConnection(proxy.port())) {
            connection.send(request);
            assertThat(connection.readUntil("}}")).matches("(?s)HTTP/1\\.[01] " + status + " .*");
        }
    }

    /** So many blanks, without holding them. */
    private static final class Blanks extends InputStream {
        private long left;

        Blanks(long count) {
            left = count;
        }

        @Override
        public int read() {
            return left-- > 0 ? ' ' : -1;
        }

        @Override
        public int read(byte[] into, int from, int length) {
            int count = (int) Math.min(left, length);
            Arrays.fill(into, from, from + count, (byte) ' ');
            left -= count;
            return count == 0 ? -1 : count;
        }
    }
}
