package io.github.llmbridge.contract.litellm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.llmbridge.contract.OnEveryLine;
import io.github.llmbridge.contract.ServerLine;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.http.ServerErrorException;
import io.github.llmbridge.litellm.chat.ChatCompletionRequest;
import io.github.llmbridge.litellm.models.ModelParams;
import io.github.llmbridge.litellm.models.NewModelRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** LiteLLM tells the model's name in a header of each answer, which takes Latin-1 only. */
@OnEveryLine
class ModelNamesTest extends LiteLlmContract {
    private final String id = ServerLine.unique("id");

    @AfterEach
    void deleteIt() {
        client.models().deleteIfPresent(id);
    }

    private String serve(String form) {
        String name = form + ServerLine.unique("-");
        ModelParams params = ModelParams.builder("openai/gpt-4o-mini")
                .apiKey(Secret.of("none"))
                .mockResponse("Hello")
                .build();
        client.models().create(NewModelRequest.builder(name, id, params).build());
        return name;
    }

    private String ask(String model) {
        return client.chatCompletions()
                .create(ChatCompletionRequest.of(model, "Hello?"))
                .text();
    }

    @Test
    void aNameOfLatin1IsAnswered() {
        assertThat(ask(serve("modèle"))).isEqualTo("Hello");
    }

    @Test
    void aNameBeyondLatin1IsServedAndFails() {
        String name = serve("模型");

        assertThatThrownBy(() -> ask(name))
                .isInstanceOf(ServerErrorException.class)
                .hasMessageContaining("'latin-1' codec can't encode characters in position 0-1");
    }
}
