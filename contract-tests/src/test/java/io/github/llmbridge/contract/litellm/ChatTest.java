package io.github.llmbridge.contract.litellm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.llmbridge.contract.OnEveryLine;
import io.github.llmbridge.http.ForbiddenException;
import io.github.llmbridge.http.NotFoundException;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.http.UnauthorizedException;
import io.github.llmbridge.litellm.Models;
import io.github.llmbridge.litellm.chat.ChatCompletion;
import io.github.llmbridge.litellm.chat.ChatCompletionChunk;
import io.github.llmbridge.litellm.chat.ChatCompletionRequest;
import io.github.llmbridge.litellm.chat.Usage;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@OnEveryLine
class ChatTest extends LiteLlmContract {
    private static final ChatCompletionRequest HELLO = ChatCompletionRequest.of("gpt-4o-mini", "Hello?");

    private Stream<ChatCompletionChunk> stream(Secret key, ChatCompletionRequest request) {
        return client.as(key).chatCompletions().createStreaming(request);
    }

    @Test
    void anAnswerTellsItsUsage() {
        ChatCompletion answer = client.as(newKey())
                .chatCompletions()
                .create(ChatCompletionRequest.builder("gpt-4o-mini", "Hello?")
                        .temperature(0.5)
                        .maxTokens(100)
                        .build());

        assertThat(answer.text()).isEqualTo("Hello from gpt-4o-mini");
        assertThat(answer.choices()).singleElement().satisfies(choice -> {
            assertThat(choice.index()).isZero();
            assertThat(choice.finishReason()).isEqualTo("stop");
            assertThat(choice.message().role()).isEqualTo("assistant");
        });
        assertThat(Objects.requireNonNull(answer.usage()).totalTokens()).isEqualTo(30);
        assertThat(answer.created()).isPositive();
    }

    @Test
    void anAnswerComesInPartsThatMakeTheWhole() {
        List<ChatCompletionChunk> parts;
        try (Stream<ChatCompletionChunk> stream = stream(newKey(), HELLO)) {
            parts = stream.toList();
        }

        assertThat(parts.stream().map(ChatCompletionChunk::text).collect(Collectors.joining()))
                .isEqualTo("Hello from gpt-4o-mini");
        assertThat(parts).hasSizeGreaterThan(3);
        assertThat(parts)
                .extracting(ChatCompletionChunk::id)
                .containsOnly(parts.get(0).id());
        assertThat(parts.get(0).choices().get(0).delta().role()).isEqualTo("assistant");
        assertThat(parts.stream()
                        .flatMap(part -> part.choices().stream())
                        .map(ChatCompletionChunk.Choice::finishReason)
                        .filter(Objects::nonNull))
                .containsExactly("stop");
        Usage usage = Objects.requireNonNull(parts.get(parts.size() - 1).usage());
        assertThat(usage.totalTokens()).isEqualTo(usage.promptTokens() + usage.completionTokens());
    }

    @Test
    void theUsageIsLeftOutIfNobodyWantsIt() {
        ChatCompletionRequest request = ChatCompletionRequest.builder("gpt-4o-mini", "Hello?")
                .streamOptions(Map.of("include_usage", false))
                .build();

        try (Stream<ChatCompletionChunk> stream = stream(newKey(), request)) {
            assertThat(stream).extracting(ChatCompletionChunk::usage).containsOnlyNulls();
        }
    }

    @Test
    void anAnswerMayBeClosedEarly() {
        Secret key = newKey();

        try (Stream<ChatCompletionChunk> stream = stream(key, HELLO)) {
            assertThat(stream.findFirst())
                    .hasValueSatisfying(part -> assertThat(part.text()).isEqualTo("Hel"));
        }

        assertThat(ask(key, "gpt-4o-mini")).isEqualTo("Hello from gpt-4o-mini");
    }

    @Test
    void whatIsRefusedIsToldBeforeTheFirstPart() {
        assertThatThrownBy(() -> stream(chosenKey(), HELLO)).isInstanceOf(UnauthorizedException.class);
        assertThatThrownBy(() -> stream(newKey(), ChatCompletionRequest.of("gpt-4o", "Hello?")))
                .isInstanceOf(ForbiddenException.class)
                .hasMessageContaining("[chatCompletions.createStreaming] at ");
        assertThatThrownBy(
                        () -> stream(make(keyFor(Models.all())), ChatCompletionRequest.of("no-such-model", "Hello?")))
                .isInstanceOf(NotFoundException.class);
    }
}
