package io.github.llmbridge.contract.litellm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import feign.Headers;
import feign.Param;
import feign.RequestLine;
import io.github.llmbridge.contract.OnEveryLine;
import io.github.llmbridge.contract.ServerLine;
import io.github.llmbridge.http.ApiException;
import io.github.llmbridge.http.CallOptions;
import io.github.llmbridge.http.ForbiddenException;
import io.github.llmbridge.http.NotFoundException;
import io.github.llmbridge.http.OnFailure;
import io.github.llmbridge.http.RawAnswer;
import io.github.llmbridge.http.RawRequest;
import io.github.llmbridge.http.Repeat;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.http.UnauthorizedException;
import io.github.llmbridge.http.WrongEndpointException;
import io.github.llmbridge.litellm.KeyHash;
import io.github.llmbridge.litellm.LiteLlmClient;
import io.github.llmbridge.litellm.chat.ChatCompletionRequest;
import io.github.llmbridge.litellm.keys.KeySelection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the typed methods do not offer: raw requests, options for some calls, answers as they came, own interfaces. */
@OnEveryLine
class OwnCallsTest extends LiteLlmContract {
    @Test
    void aRawReadIsAnsweredAsATypedOne() {
        Secret key = newKey();

        RawAnswer answer = client.raw()
                .send(RawRequest.get("/key/info").query("key", KeyHash.of(key).value()));

        assertThat(answer.object()).containsEntry("key", KeyHash.of(key).value());
        assertThat(answer.body()).doesNotContain(key.reveal());
    }

    @Test
    void aRawWriteIsDone() {
        Secret key = newKey();

        client.raw().send(RawRequest.post("/key/update").json(Map.of("key", KeyHash.of(key), "max_budget", 3)));

        assertThat(stored(key).maxBudget()).isEqualTo(3.0);
    }

    @Test
    void aRawRequestFailsWithTheSameTypedErrors() {
        String unknown = KeyHash.of(chosenKey()).value();

        assertThatThrownBy(() -> client.raw().send(RawRequest.get("/key/info").query("key", unknown)))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> client.raw().send(RawRequest.get("/no/such/route")))
                .isInstanceOf(WrongEndpointException.class);
        assertThatThrownBy(() -> client.as(chosenKey()).raw().send(RawRequest.get("/key/info")))
                .isInstanceOf(UnauthorizedException.class);
    }

    /** As an application would declare it. */
    @Headers("Content-Type: application/json")
    public interface KeyNotes {
        @OnFailure(Repeat.ALWAYS)
        @RequestLine("GET /key/info?key={hash}")
        Answer read(@Param("hash") String hash);

        default String alias(KeyHash hash) {
            return read(hash.value()).info().keyAlias();
        }

        record Answer(Info info) {}

        record Info(String keyAlias) {}
    }

    @Test
    void anInterfaceOfTheApplicationsOwnHasOurCredentialJsonAndErrors() {
        Secret key = newKey();
        KeyNotes notes = client.api(KeyNotes.class);

        assertThat(notes.alias(KeyHash.of(key))).isEqualTo(stored(key).keyAlias());
        assertThatThrownBy(() -> notes.alias(KeyHash.of(chosenKey())))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("[keyNotes.read] at ");
    }

    @Test
    void aCredentialForOneCall() {
        LiteLlmClient asUser = client.with(CallOptions.none().credential(newKey()));

        assertThat(asUser.models().list().ids()).containsExactly("gpt-4o-mini");
    }

    @Test
    void theAnswersOfACallAreShownWithTheirHeaders() {
        List<RawAnswer> seen = new ArrayList<>();

        client.with(CallOptions.none().onAnswer(seen::add))
                .callId("call-of-mine")
                .chatCompletions()
                .create(ChatCompletionRequest.of("gpt-4o-mini", "Hello?"));

        assertThat(seen).singleElement().satisfies(answer -> {
            assertThat(answer.operation()).isEqualTo("chatCompletions.create");
            assertThat(answer.header("x-litellm-call-id")).contains("call-of-mine");
            assertThat(answer.header("x-litellm-version")).contains(line.liteLlmVersion());
        });
    }

    @Test
    void anErrorTellsTheCallsIdWhereTheServerDoes() {
        ChatCompletionRequest unknownModel = ChatCompletionRequest.of(ServerLine.unique("model"), "Hello?");

        assertThatThrownBy(() -> client.callId("call-of-mine").chatCompletions().create(unknownModel))
                .isInstanceOfSatisfying(
                        ApiException.class, error -> assertThat(error.callId()).contains("call-of-mine"));
        // A key that is refused never gets to where the call is named.
        assertThatThrownBy(() -> client.as(newKey())
                        .callId("call-of-mine")
                        .chatCompletions()
                        .create(unknownModel))
                .isInstanceOfSatisfying(
                        ForbiddenException.class,
                        error -> assertThat(error.callId()).isEmpty());
    }

    @Test
    void writesMayNameWhoIsBehindThem() {
        Secret key = newKey();

        client.changedBy("ada@example.com").keys().delete(KeySelection.of(List.of(KeyHash.of(key))));

        assertThat(client.keys().find(KeyHash.of(key))).isEmpty();
    }
}
