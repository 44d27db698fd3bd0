package io.github.llmbridge.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorsTest extends ProxyFixture {
    @Override
    void customise(Map<String, String> variables) {
        variables.put("CM_OPEN_WEBUI_PROXY_READ_TIMEOUT_SECONDS", "1");
    }

    @Test
    void modelThatIsNotThere() throws Exception {
        assertError(send(chat("gpt-9")), 404, "invalid_request_error", "model_not_found", "`gpt-9` does not exist");
        assertError(get("/v1/models/gpt-9"), 404, "invalid_request_error", "model_not_found", "`gpt-9`");
    }

    @Test
    void noModelAtAll() throws Exception {
        HttpRequest.Builder request = json(HttpRequest.newBuilder(uri("/v1/chat/completions")), "{\"messages\":[]}");
        assertError(send(request), 400, "invalid_request_error", "missing_model", "header x-model-id");
        assertError(get("/v1/files"), 400, "invalid_request_error", "missing_model", "query parameter model");
    }

    @Test
    void displayNameThatSeveralHaveIsExplained() throws Exception {
        configure("{\"endpoints\":{\"a\":" + entry("Twin", endpoint.url()) + ",\"b\":" + entry("Twin", endpoint.url())
                + "}}");
        send(HttpRequest.newBuilder(uri("/reload")).POST(HttpRequest.BodyPublishers.noBody()));

        assertError(send(chat("Twin")), 404, "invalid_request_error", "model_not_found", "by its id: [a, b]");
    }

    @Test
    void errorInOpenAisFormGoesOnAsItIs() throws Exception {
        String body =
                "{\"error\":{\"message\":\"Slow down\",\"type\":\"requests\",\"param\":null,\"code\":\"rate_limit\"}}";
        endpoint.answer(request -> request.response()
                .setStatusCode(429)
                .putHeader("retry-after", "7")
                .putHeader("content-type", "application/json")
                .end(body));

        HttpResponse<String> answer = send(chat("mini"));

        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValue("retry-after")).contains("7");
        assertThat(answer.body()).isEqualTo(body);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "400 | application/json | {\"detail\":\"bad input\"} | bad input",
                "422 | application/json | {\"detail\":[{\"loc\":[\"body\"]}]} | [{\"loc\":[\"body\"]}]",
                "404 | application/json | {\"error\":\"model not pulled\"} | model not pulled",
                "500 | text/plain | Internal Server Error | Internal Server Error",
                "503 | text/html | <html>busy</html> | answered HTTP 503 with text/html",
                "500 | application/json | ~~ | answered HTTP 500",
            })
    void otherErrorIsPutIntoThatForm(int status, String type, String body, String message) throws Exception {
        endpoint.answer(request -> request.response()
                .setStatusCode(status)
                .putHeader("content-type", type)
                .end(body == null ? "" : body));

        assertError(send(chat("mini")), status, "upstream_error", "upstream_status_" + status, message);
    }

    /** LiteLLM refuses a streamed response with events, Google's servers answer with a list. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "text/event-stream | data: @%n%ndata: [DONE]%n%n",
                "text/event-stream | event: error%ndata: @%n%n",
                "text/event-stream; charset=utf-8 | : ping%n%ndata: {\"type\":\"response.created\",\"response\":{\"error\":null}}%n%ndata: {\"type\":\"response.failed\",\"response\":@}%n%n",
                "application/json | data: @%n%n",
                "text/plain | data: @",
                "application/json | [@]",
                "application/json | [@,{\"x\":1}]",
                "application/x-ndjson | @%n{\"done\":true}%n",
            })
    void errorIsTakenOutOfItsWrapping(String type, String body) throws Exception {
        String error =
                "{\"error\":{\"message\":\"Slow down\",\"type\":\"requests\",\"param\":null,\"code\":\"rate_limit\"}}";
        endpoint.answer(request -> request.response()
                .setStatusCode(429)
                .putHeader("content-type", type)
                .end(body.replace("@", error).replace("%n", "\n")));

        HttpResponse<String> answer = send(chat("mini"));

        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValue("content-type")).contains("application/json");
        assertThat(answer.body()).isEqualTo(error);
    }

    @Test
    void errorEventWithoutAnErrorObjectKeepsItsMessageAndCode() throws Exception {
        endpoint.answer(request -> request.response()
                .setStatusCode(400)
                .putHeader("content-type", "text/event-stream")
                .end("event: error\ndata: {\"type\":\"error\",\"code\":\"too_long\",\"message\":\"Too long\"}\n\n"));

        assertError(send(chat("mini")), 400, "upstream_error", "too_long", "Too long");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "text/html; charset=utf-8", "application/xhtml+xml", "TEXT/HTML"})
    void webPageIsNoAnswer(String type) throws Exception {
        endpoint.answer(request ->
                request.response().putHeader("content-type", type).end("<!doctype html><title>Sign in</title>"));

        assertError(send(chat("mini")), 502, "upstream_error", "endpoint_answers_html", "The endpoint of `mini`");
    }

    @Test
    void storedWebPageIsAnAnswer() throws Exception {
        endpoint.answer(request ->
                request.response().putHeader("content-type", "text/html").end("<p>" + KEY));

        assertThat(get("/v1/files/1/content?model=mini").body()).isEqualTo("<p>" + KEY);
    }

    @Test
    void endpointsKeyIsTakenOutOfItsErrors() throws Exception {
        endpoint.answerJson(401, "{\"error\":{\"message\":\"Incorrect API key provided: " + KEY + "\"}}");

        HttpResponse<String> answer = send(chat("mini"));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("Incorrect API key provided: ***").doesNotContain(KEY);
    }

    @Test
    void endpointsKeyIsFoundInAnySpelling() throws Exception {
        endpoint.answerJson(401, "{\"error\":{\"message\":\"Wrong key " + KEY.replace("-", "\\u002d") + "\"}}");

        assertThat(send(chat("mini")).body()).isEqualTo("{\"error\":{\"message\":\"Wrong key ***\"}}");
    }

    @Test
    void placeholderInsteadOfAKeyIsNotTakenOutOfWords() throws Exception {
        configure(config(endpoint.url()).replace(KEY, "e"));
        send(HttpRequest.newBuilder(uri("/reload")).POST(HttpRequest.BodyPublishers.noBody()));
        endpoint.answerJson(400, "{\"error\":{\"message\":\"The key e is wrong\"}}");

        HttpResponse<String> refusal = send(chat("mini"));
        assertThat(refusal.body()).isEqualTo("{\"error\":{\"message\":\"The key *** is wrong\"}}");

        endpoint.answer(request -> request.response()
                .putHeader("content-type", "text/event-stream")
                .putHeader("x-key", "e")
                .end());
        HttpResponse<String> answer = send(chat("mini"));
        assertThat(answer.headers().firstValue("content-type")).contains("text/event-stream");
        assertThat(answer.headers().firstValue("x-key")).isEmpty();
    }

    @Test
    void redirectIsNotFollowedWithTheKey() throws Exception {
        endpoint.answer(request -> request.response()
                .setStatusCode(301)
                .putHeader("location", "http://127.0.0.1:1/elsewhere")
                .end());

        HttpResponse<String> answer = send(chat("mini"));

        assertError(answer, 502, "upstream_error", "endpoint_redirects", "HTTP 301");
        assertThat(answer.headers().firstValue("location")).isEmpty();
    }

    @Test
    void endpointThatIsDown() throws Exception {
        endpoint.close();

        assertError(send(chat("mini")), 502, "upstream_error", "endpoint_unreachable", "`mini` cannot be reached");
    }

    @Test
    void endpointThatBreaksOff() throws Exception {
        endpoint.answer(request -> request.connection().close());

        assertError(send(chat("mini")), 502, "upstream_error", "endpoint_broke_off", "broke off");
    }

    @Test
    void endpointThatBreaksOffBeforeTheBodyItAnnounced() throws Exception {
        endpoint.answer(request -> {
            request.response()
                    .putHeader("content-type", "audio/mpeg")
                    .putHeader("content-encoding", "br")
                    .putHeader("content-length", "1000")
                    .writeHead();
            request.connection().close();
        });

        HttpResponse<String> answer = send(chat("mini"));

        assertError(answer, 502, "upstream_error", "endpoint_broke_off", "broke off");
        assertThat(answer.headers().firstValue("content-encoding")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {101, 1000})
    void statusThatEndsNoRequest(int status) throws Exception {
        endpoint.answer(request -> request.response().setStatusCode(status).end());

        assertError(send(chat("mini")), 502, "upstream_error", "endpoint_broke_off", "answered HTTP " + status);
    }

    @Test
    void endpointThatIsSilent() throws Exception {
        endpoint.answer(request -> {});

        assertError(send(chat("mini")), 504, "upstream_error", "endpoint_timeout", "sent nothing for 1 seconds");
        assertThat(get("/metrics").body()).contains("endpoint_failures_total{endpoint=\"mini\",reason=\"silent\"} 1");
    }

    private static void assertError(HttpResponse<String> answer, int status, String type, String code, String message)
            throws Exception {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("content-type")).contains("application/json");
        JsonNode error = new JsonMapper().readTree(answer.body()).path("error");
        assertThat(error.path("message").textValue()).contains(message);
        assertThat(error.path("type").textValue()).isEqualTo(type);
        assertThat(error.path("code").textValue()).isEqualTo(code);
        assertThat(error.has("param")).isTrue();
    }
}
