package io.github.llmbridge.litellm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.llmbridge.http.AlreadyExistsException;
import io.github.llmbridge.http.ApiException;
import io.github.llmbridge.http.BudgetExceededException;
import io.github.llmbridge.http.EnterpriseOnlyException;
import io.github.llmbridge.http.ErrorResponse;
import io.github.llmbridge.http.ForbiddenException;
import io.github.llmbridge.http.NotFoundException;
import io.github.llmbridge.http.RateLimitedException;
import io.github.llmbridge.http.ServerErrorException;
import io.github.llmbridge.http.UnauthorizedException;
import io.github.llmbridge.http.UnprocessableException;
import io.github.llmbridge.http.WrongEndpointException;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Errors by type and words, whatever status they come with. */
class LiteLlmErrorsTest {
    static Stream<Arguments> answers() {
        return Stream.of(
                Arguments.of(400, error("budget_exceeded", "over budget"), BudgetExceededException.class),
                Arguments.of(422, error("budget_exceeded", "over budget"), BudgetExceededException.class),
                Arguments.of(429, error("budget_exceeded", "over budget"), BudgetExceededException.class),
                Arguments.of(429, error("None", "too fast"), RateLimitedException.class),
                Arguments.of(429, error("throttling_error", "too fast"), RateLimitedException.class),
                Arguments.of(401, error("key_model_access_denied", "not allowed"), ForbiddenException.class),
                Arguments.of(403, error("team_model_access_denied", "not allowed"), ForbiddenException.class),
                Arguments.of(401, error("auth_error", "Only proxy admin can be used to"), ForbiddenException.class),
                Arguments.of(400, error("expired_key", "Key expired"), UnauthorizedException.class),
                Arguments.of(401, error("token_not_found_in_db", "Invalid key"), UnauthorizedException.class),
                Arguments.of(401, error("auth_error", "No api key passed in"), UnauthorizedException.class),
                Arguments.of(
                        409,
                        error("internal_server_error", "{'error': 'User with id u1 already exists'}"),
                        AlreadyExistsException.class),
                Arguments.of(400, error("bad_request", "Key alias already exists"), AlreadyExistsException.class),
                Arguments.of(500, error("internal_server_error", "already exists"), ServerErrorException.class),
                Arguments.of(404, error("internal_server_error", "Key not found"), NotFoundException.class),
                Arguments.of(400, "{\"detail\":{\"error\":\"Team not found\"}}", NotFoundException.class),
                Arguments.of(403, "{\"detail\":\"needs a LiteLLM Enterprise license\"}", EnterpriseOnlyException.class),
                Arguments.of(500, "{\"detail\":\"needs a LiteLLM Enterprise license\"}", EnterpriseOnlyException.class),
                Arguments.of(404, "{\"detail\":\"Not Found\"}", WrongEndpointException.class),
                Arguments.of(405, "{\"detail\":\"Method Not Allowed\"}", WrongEndpointException.class),
                Arguments.of(403, "{\"detail\":\"Not allowed\"}", ForbiddenException.class),
                Arguments.of(400, error("bad_request", "max_budget must be a number"), UnprocessableException.class),
                Arguments.of(422, "{\"detail\":[]}", UnprocessableException.class),
                Arguments.of(500, "Internal Server Error", ServerErrorException.class),
                Arguments.of(503, "", ServerErrorException.class),
                Arguments.of(418, "", ApiException.class));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("answers")
    void answerBecomesTheExceptionThatItMeans(int status, String body, Class<? extends ApiException> expected) {
        assertThat(classify(status, body)).isExactlyInstanceOf(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"error\":{\"message\":\"Key not found\",\"type\":\"not_found_error\"}} | Key not found",
                "{\"error\":{\"message\":\"{'error': 'No user u1'}\"}}                    | No user u1",
                "{\"error\":{\"message\":\"{'error': \\\"User's gone\\\"}\"}}             | User's gone",
                "{\"detail\":{\"error\":\"Team not found\"}}                              | Team not found",
                "{\"detail\":{\"message\":\"Team not found\"}}                            | Team not found",
                "{\"detail\":\"No such thing\"}                                           | No such thing",
                "Internal Server Error                                                    | Internal Server Error",
            })
    void messageIsUnwrappedOutOfEveryShape(String body, String message) {
        assertThat(classify(500, body).serverMessage()).contains(message);
    }

    @Test
    void listOfFaultsTellsPlacesAndReasonsButNoInput() {
        ApiException error = classify(422, """
                {"detail":[{"type":"missing","loc":["body","key"],"msg":"Field required","input":{"key":"hidden"}},
                {"loc":["body","models",0],"msg":"Not a text","ctx":{"value":"hidden"}},"hidden"]}""");

        assertThat(error)
                .hasMessage(
                        "[keys.generate] HTTP 422 body.key: Field required; body.models.0: Not a text; invalid request");
    }

    @Test
    void typeIsTheCodeUnlessItIsTheWordNone() {
        assertThat(classify(400, error("bad_request", "no")).code()).contains("bad_request");
        assertThat(classify(400, error("None", "no")).code()).isEmpty();
    }

    private static ApiException classify(int status, String body) {
        return new LiteLlmErrors()
                .classify(
                        new ErrorResponse("keys.generate", status, false, body, json(body), null, null, text -> text));
    }

    private static Map<String, Object> json(String body) {
        try {
            return new ObjectMapper().readValue(body, new TypeReference<Map<String, Object>>() {});
        } catch (JsonProcessingException notAnObject) {
            return Map.of();
        }
    }

    private static String error(String type, String message) {
        return "{\"error\":{\"message\":\"" + message + "\",\"type\":\"" + type + "\",\"param\":null}}";
    }
}
