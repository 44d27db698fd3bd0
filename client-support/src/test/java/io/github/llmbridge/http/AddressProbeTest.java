package io.github.llmbridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AddressProbeTest {
    private final TestServer server = new TestServer();
    private final HttpApis apis = new TestClient().baseUrl(server.url()).open();

    @AfterEach
    void close() {
        apis.close();
        server.close();
    }

    @Test
    void anyAnswerIsTakenAsItIs() {
        server.answers(TestServer.json(401, "{\"error\":{\"code\":\"401\"}}"));

        assertThat(apis.answerAt(server.url() + "/v1/models")).hasValueSatisfying(answer -> {
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.object()).containsKey("error");
            assertThat(answer.header("content-type"))
                    .hasValueSatisfying(type -> assertThat(type).contains("json"));
        });
    }

    @Test
    void theQuestionHoldsNoCredential() {
        server.answers(TestServer.json(200, "{}"));

        apis.answerAt(server.url() + "/v1/models");

        assertThat(server.requests()).hasSize(1);
        RecordedRequest request = server.lastRequest();
        assertThat(request.getMethod()).isEqualTo("GET");
        assertThat(request.getTarget()).isEqualTo("/v1/models");
        assertThat(request.getHeaders().get("Authorization")).isNull();
        assertThat(request.getHeaders().get("Cookie")).isNull();
    }

    @Test
    void ofALongAnswerTheBeginningIsRead() {
        server.answers(TestServer.json(200, "x".repeat(200_000)));

        assertThat(apis.answerAt(server.url()))
                .hasValueSatisfying(answer -> assertThat(answer.body()).hasSize(64 * 1024));
    }

    @Test
    void nobodyAnswersAtAClosedPortAndWhereTheAnswerBreaksOff() {
        server.answers(TestServer.lost());
        assertThat(apis.answerAt(server.url())).isEmpty();
        String url = server.url();
        server.close();
        assertThat(apis.answerAt(url)).isEmpty();
    }
}
