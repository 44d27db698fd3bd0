package io.github.llmbridge.contract.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.llmbridge.contract.OnEveryLine;
import io.github.llmbridge.http.ApiException;
import io.github.llmbridge.http.RetryPolicy;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.http.UnauthorizedException;
import io.github.llmbridge.litellm.LiteLlmClient;
import io.github.llmbridge.litellm.chat.ChatCompletion;
import io.github.llmbridge.litellm.chat.ChatCompletionRequest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The multi-endpoint proxy before LiteLLM, called as LiteLLM itself would be. */
@OnEveryLine
class ProxyTest extends ProxyContract {
    private LiteLlmClient client;

    @BeforeEach
    void open() {
        client = LiteLlmClient.builder()
                .baseUrl("http://127.0.0.1:" + proxy.port())
                .masterKey(Secret.of(ACCESS_KEY))
                .retry(RetryPolicy.none())
                .build();
    }

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void modelsAreTheConfiguredOnes() {
        assertThat(client.models().list().ids()).containsExactly(everyday, "org/better one", "misnamed", "locked");
        assertThat(client.models().list().data().get(0).additionalProperties())
                .containsEntry("name", "Model " + everyday);
    }

    @Test
    void chatGoesToTheModelsEndpointAndCarriesTheClientsName() {
        for (String name : List.of(everyday, "Model " + everyday)) {
            ChatCompletion answer = client.chatCompletions().create(ChatCompletionRequest.of(name, "Hello?"));
            assertThat(answer.text()).isEqualTo("Hello from gpt-4o-mini");
            assertThat(answer.model()).isEqualTo(name);
        }
        assertThat(client.chatCompletions()
                        .create(ChatCompletionRequest.of("org/better one", "Hello?"))
                        .text())
                .isEqualTo("Hello from gpt-4o");
    }

    @Test
    void streamIsWholeAndCarriesTheClientsName() throws Exception {
        String body = "{\"model\":\"" + everyday + "\",\"stream\":true,\"stream_options\":{\"include_usage\":true},"
                + "\"messages\":[{\"role\":\"user\",\"content\":\"Hello?\"}]}";
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(proxy + "/chat/completions"))
                                .header("Authorization", "Bearer " + ACCESS_KEY)
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());

        List<String> events =
                answer.body().lines().filter(text -> !text.isEmpty()).toList();
        assertThat(answer.headers().firstValue("content-type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/event-stream"));
        assertThat(events).last().isEqualTo("data: [DONE]");
        assertThat(events.subList(0, events.size() - 1))
                .hasSizeGreaterThan(2)
                .allSatisfy(
                        event -> assertThat(event).startsWith("data: {").contains("\"model\":\"" + everyday + "\""));
        assertThat(answer.body()).contains("\"total_tokens\"");
    }

    @Test
    void refusalsOfLiteLlmAreStillLiteLlms() {
        LiteLlmClient direct = LiteLlmClient.builder()
                .baseUrl(line.liteLlmUrl())
                .masterKey(line.masterKey())
                .retry(RetryPolicy.none())
                .build();
        ApiException wanted = refusal(direct, "no-such-model");

        assertThat(refusal(client, "misnamed"))
                .hasSameClassAs(wanted)
                .satisfies(refusal -> assertThat(refusal.status()).isEqualTo(wanted.status()))
                .satisfies(refusal -> assertThat(refusal.serverMessage()).isEqualTo(wanted.serverMessage()));
        direct.close();
    }

    @Test
    void endpointThatTakesNoKeyOfOursSaysSoWithoutTheKey() {
        assertThat(refusal(client, "locked"))
                .isInstanceOf(UnauthorizedException.class)
                .satisfies(refusal -> assertThat(refusal.toString()).doesNotContain(WRONG_KEY));
    }

    @Test
    void wrongAccessKeyAndUnknownModelAreRefused() {
        assertThatThrownBy(() ->
                        client.as(Secret.of("sk-not-the-access-key")).models().list())
                .isInstanceOf(UnauthorizedException.class)
                .hasMessageContaining("access key");
        assertThat(refusal(client, "nowhere").status()).isEqualTo(404);
    }

    private static ApiException refusal(LiteLlmClient client, String model) {
        return catchThrowableOfType(
                ApiException.class, () -> client.chatCompletions().create(ChatCompletionRequest.of(model, "Hello?")));
    }
}
