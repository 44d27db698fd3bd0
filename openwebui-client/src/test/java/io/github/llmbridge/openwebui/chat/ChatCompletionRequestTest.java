package io.github.llmbridge.openwebui.chat;

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
}
