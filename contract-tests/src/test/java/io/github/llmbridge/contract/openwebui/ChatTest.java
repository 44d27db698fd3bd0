package io.github.llmbridge.contract.openwebui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.llmbridge.contract.OnEveryLine;
import io.github.llmbridge.contract.OpenWebUiBehaviour;
import io.github.llmbridge.contract.ServerLine;
import io.github.llmbridge.http.NotFoundException;
import io.github.llmbridge.http.RateLimitedException;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.http.UnauthorizedException;
import io.github.llmbridge.openwebui.UpstreamException;
import io.github.llmbridge.openwebui.chat.ChatCompletion;
import io.github.llmbridge.openwebui.chat.ChatCompletionRequest;
import io.github.llmbridge.openwebui.chat.ChatMessage;
import io.github.llmbridge.openwebui.connections.AdminConnection;
import io.github.llmbridge.openwebui.models.Grantees;
import io.github.llmbridge.openwebui.models.ModelForm;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@OnEveryLine
class ChatTest extends ModelServerTest {
    @Test
    void aChatGoesThroughTheConnectionWithItsKey() {
        Site.Person ada = site.newPerson();
        site.client.models().grantRead(model, Grantees.users(ada.id()));
        site.as(ada).models().available();

        ChatCompletion answer = site.as(ada)
                .chatCompletions()
                .create(new ChatCompletionRequest(model, List.of(ChatMessage.user("hi")), Map.of("temperature", 1)));

        assertThat(answer.text()).isEqualTo("hello");
        assertThat(modelServer.chats()).singleElement().satisfies(asked -> {
            assertThat(asked.key()).isEqualTo(UPSTREAM_KEY.reveal());
            assertThat(Site.json(asked.body())).containsEntry("model", model).containsEntry("temperature", 1);
        });
    }

    @Test
    void aPrefixIsTakenOffBeforeTheModelServerIsAsked() {
        connect(AdminConnection.of(modelServer.url(), UPSTREAM_KEY).withPrefix("acme"));

        ask("acme." + model);

        assertThat(modelServer.chats())
                .singleElement()
                .satisfies(asked -> assertThat(Site.json(asked.body())).containsEntry("model", model));
    }

    @Test
    void aPresetNeedsTheModelBehindItSince0_11() {
        String preset = ServerLine.unique("preset");
        Site.Person ada = site.newPerson();
        try {
            site.client
                    .models()
                    .create(ModelForm.builder(preset, "Preset")
                            .baseModelId(model)
                            .build());
            site.client.models().grantRead(preset, Grantees.users(ada.id()));

            assertThat(ids(site.as(ada).models())).containsExactly(preset);
            if (line.does(OpenWebUiBehaviour.PRESETS_NEED_THE_MODEL_BEHIND_THEM)) {
                assertThatThrownBy(() -> askAs(ada, preset)).isInstanceOf(NotFoundException.class);
                site.client.models().grantRead(model, Grantees.users(ada.id()));
            }
            assertThat(askAs(ada, preset).text()).isEqualTo("hello");
        } finally {
            site.behind.models().delete(preset);
        }
    }

    @Test
    void aModelThatDoesNotExistIsNotFoundAlthoughTheServerSaysBadRequest() {
        assertThatThrownBy(() -> ask(ServerLine.unique("unknown")))
                .isInstanceOfSatisfying(NotFoundException.class, error -> {
                    assertThat(error.status()).isEqualTo(400);
                    assertThat(error.operation()).isEqualTo("chatCompletions.create");
                });
    }

    @Test
    void aRefusalOfTheModelServerIsNoneOfTheCallersToken() {
        modelServer.answerChats(401, ModelServer.error("no such key", "auth_error"));
        if (hidesRefusals()) {
            assertAnsweredWithNothing();
            return;
        }

        assertThatThrownBy(() -> ask(model)).isInstanceOfSatisfying(UpstreamException.class, error -> {
            assertThat(error.status()).isEqualTo(inWordsOnly() ? 400 : 401);
            assertThat(error.code()).isEqualTo(code("auth_error"));
            assertThat(error.serverMessage()).contains("no such key");
            assertThat(error.isUnreachable()).isFalse();
        });
    }

    /** By the status that LiteLLM's versions give it. */
    @ParameterizedTest
    @ValueSource(ints = {400, 422, 429})
    void aSpentBudgetKeepsTheModelServersWords(int status) {
        modelServer.answerChats(status, ModelServer.error("Budget has been exceeded!", "budget_exceeded"));
        if (hidesRefusals()) {
            assertAnsweredWithNothing();
            return;
        }

        assertThatThrownBy(() -> ask(model)).isInstanceOfSatisfying(UpstreamException.class, error -> {
            assertThat(error.code()).isEqualTo(code("budget_exceeded"));
            assertThat(error.serverMessage()).contains("Budget has been exceeded!");
        });
    }

    /** In the words of LiteLLM, old and new, and of OpenAI. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "LiteLLM Rate Limit Handler for rate limit type = key. Crossed TPM / RPM / Max Parallel Request Limit.",
                "Rate limit exceeded for api_key: 1f. Limit type: requests. Current limit: 1, Remaining: 0.",
                "Max parallel request limit reached",
                "Too many requests, slow down"
            })
    void aLimitOfTheModelServerIsALimit(String words) {
        modelServer.answerChats(429, ModelServer.error(words, "throttling_error"));
        if (hidesRefusals()) {
            assertAnsweredWithNothing();
            return;
        }

        assertThatThrownBy(() -> ask(model))
                .isInstanceOf(RateLimitedException.class)
                .hasMessageContaining(words);
    }

    @Test
    void aLimitInWordsThatNobodyKnowsIsARefusalWhereTheStatusIsLost() {
        modelServer.answerChats(429, ModelServer.error("come back later", "throttling_error"));

        assertThatThrownBy(() -> ask(model))
                .isInstanceOf(inWordsOnly() || hidesRefusals() ? UpstreamException.class : RateLimitedException.class);
    }

    /** Whether nothing at all is told of a refusal. */
    private boolean hidesRefusals() {
        return line.does(OpenWebUiBehaviour.HIDES_REFUSED_CHATS)
                && !line.does(OpenWebUiBehaviour.TELLS_REFUSED_CHATS_IN_WORDS);
    }

    private void assertAnsweredWithNothing() {
        assertThatThrownBy(() -> ask(model))
                .isInstanceOfSatisfying(
                        UpstreamException.class,
                        error -> assertThat(error.isUnreachable()).isTrue());
    }

    /** Whether all that is told of a refusal is the model server's message. */
    private boolean inWordsOnly() {
        return line.does(OpenWebUiBehaviour.TELLS_REFUSED_CHATS_IN_WORDS)
                && !line.does(OpenWebUiBehaviour.HANDS_ON_REFUSED_CHATS);
    }

    private Optional<String> code(String handedOn) {
        return inWordsOnly() ? Optional.empty() : Optional.of(handedOn);
    }

    @Test
    void aModelServerThatIsDownIsToldAlthoughTheOldServerSaysNothing() throws Exception {
        connect(AdminConnection.of(ErrorsTest.closedPort() + "/v1", UPSTREAM_KEY)
                .withModels(List.of(model)));

        // Before 0.9.2 it answers null with 200.
        assertThatThrownBy(() -> ask(model))
                .isInstanceOfSatisfying(
                        UpstreamException.class,
                        error -> assertThat(error.isUnreachable()).isTrue());
    }

    @Test
    void aStrangerCannotChat() {
        assertThatThrownBy(() -> site.wire
                        .openWebUi(line.openWebUiUrl(), Secret.of("garbage"))
                        .chatCompletions()
                        .create(ChatCompletionRequest.of(model, "hi")))
                .isInstanceOf(UnauthorizedException.class);
        assertThat(modelServer.chats()).isEmpty();
    }

    private ChatCompletion ask(String id) {
        return site.client.chatCompletions().create(ChatCompletionRequest.of(id, "hi"));
    }

    private ChatCompletion askAs(Site.Person person, String id) {
        return site.as(person).chatCompletions().create(ChatCompletionRequest.of(id, "hi"));
    }
}
