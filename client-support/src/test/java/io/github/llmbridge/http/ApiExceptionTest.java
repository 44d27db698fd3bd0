package io.github.llmbridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiExceptionTest {
    @Test
    void messageNamesOperationStatusTextAndType() {
        assertThat(new ApiException(new ErrorDetails("keys.generate", 400, "bad_request", "Key alias is taken", null)))
                .hasMessage("[keys.generate] HTTP 400 Key alias is taken (bad_request)");
    }

    @Test
    void messageLeavesOutWhatIsNotKnown() {
        assertThat(new ApiException(new ErrorDetails("keys.generate", 400, null, "Key alias is taken", null)))
                .hasMessage("[keys.generate] HTTP 400 Key alias is taken");
        assertThat(new ApiException(new ErrorDetails("keys.generate", 500, null, null, null)))
                .hasMessage("[keys.generate] HTTP 500");
        assertThat(new ApiException(ErrorDetails.withoutAnswer("keys.generate", "the exchange failed")))
                .hasMessage("[keys.generate] the exchange failed");
    }

    @Test
    void messageBeginsWithTheServerOnceItIsKnown() {
        ApiException error = new ApiException(new ErrorDetails("keys.generate", 400, null, "Key alias is taken", null));
        error.at(new ServerName("LiteLLM", "http://llm:4000"));
        error.at(new ServerName("Another", "http://elsewhere"));

        assertThat(error)
                .hasMessage("LiteLLM [keys.generate] at http://llm:4000: HTTP 400 Key alias is taken")
                .hasToString(ApiException.class.getName() + ": " + error.getMessage());
    }

    @ParameterizedTest
    @CsvSource({
        "http://llm:4000/v1, /v1",
        "http://llm:4000/team/v1, /v1",
        "http://chat/api/v1, /api/v1",
        "http://chat/api, /api",
        "http://llm:4000/team, ",
        "http://v1, ",
    })
    void theWrongEndpointMayBeAnAddressOfTheApi(String address, String tooMuch) {
        ApiException error = new WrongEndpointException(new ErrorDetails("keys.info", 404, null, "Not Found", null));
        error.at(new ServerName("LiteLLM", address));

        assertThat(error.getMessage())
                .endsWith(tooMuch == null ? "HTTP 404 Not Found" : "; give the base URL without " + tooMuch);
    }

    @Test
    void exceptionHandsOutWhatTheServerSaid() {
        ApiException error = new RateLimitedException(
                new ErrorDetails("keys.generate", 429, "throttling", "Slowly", Duration.ofSeconds(3)));

        assertThat(error.operation()).isEqualTo("keys.generate");
        assertThat(error.status()).isEqualTo(429);
        assertThat(error.code()).contains("throttling");
        assertThat(error.serverMessage()).contains("Slowly");
        assertThat(error.retryAfter()).contains(Duration.ofSeconds(3));
    }

    @Test
    void whatIsNotKnownIsEmpty() {
        ApiException error = new ApiException(new ErrorDetails("keys.generate", 0, null, null, null));

        assertThat(error.code()).isEmpty();
        assertThat(error.serverMessage()).isEmpty();
        assertThat(error.retryAfter()).isEmpty();
    }

    @Test
    void unreachableSaysWhetherTheServerMayHaveDoneIt() {
        UnreachableException lost = new UnreachableException("keys.generate", new IOException("broken pipe"), true);
        UnreachableException refused = new UnreachableException("keys.generate", new IOException(), false);

        assertThat(lost)
                .hasMessage("[keys.generate] no answer, outcome unknown: broken pipe")
                .hasRootCauseMessage("broken pipe");
        assertThat(lost.mayHaveBeenDone()).isTrue();
        assertThat(lost.status()).isZero();
        assertThat(refused).hasMessage("[keys.generate] no connection: IOException");
        assertThat(refused.mayHaveBeenDone()).isFalse();
    }

    @Test
    void exceptionSurvivesJavaSerialization() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(new NotFoundException(
                    new ErrorDetails("keys.info", 404, "not_found", "No such key", Duration.ofSeconds(1))));
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            assertThat((NotFoundException) in.readObject())
                    .hasMessage("[keys.info] HTTP 404 No such key (not_found)")
                    .extracting(ApiException::code)
                    .isEqualTo(java.util.Optional.of("not_found"));
        }
    }

    @Test
    void errorResponseMakesDetailsOfItself() {
        ErrorResponse response =
                new ErrorResponse("keys.info", 404, false, "{}", Map.of(), Duration.ofSeconds(1), null, text -> text);

        assertThat(response.details("not_found", "No such key"))
                .isEqualTo(new ErrorDetails("keys.info", 404, "not_found", "No such key", Duration.ofSeconds(1)));
    }
}
