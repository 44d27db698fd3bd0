package io.github.llmbridge.openwebui.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChatCompletionRequestTest {
    private static final List<ChatMessage> HI = List.of(ChatMessage.user("hi"));

    @Test
    void badInputIsRefusedByName() {
        assertThatThrownBy(() -> ChatCompletionRequest.of(" ", "hi"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("model ");
        assertThatThrownBy(() -> new ChatCompletionRequest("m", List.of(), Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("messages ");
        assertThatThrownBy(() -> new ChatCompletionRequest("m", HI, Map.of("stream", true)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("stream ");
    }

    @Test
    void aQuestionNamesNoChatUnlessTheCallerDoes() {
        assertThat(ChatCompletionRequest.of("m", "hi").additionalProperties()).isEqualTo(Map.of("chat_id", ""));
        assertThat(new ChatCompletionRequest("m", HI, Map.of("chat_id", "c", "temperature", 1)).additionalProperties())
                .isEqualTo(Map.of("chat_id", "c", "temperature", 1));
    }
}
