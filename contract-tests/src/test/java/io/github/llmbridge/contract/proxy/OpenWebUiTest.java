package io.github.llmbridge.contract.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.llmbridge.contract.OnEveryLine;
import io.github.llmbridge.contract.Wire;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.openwebui.OpenWebUiClient;
import io.github.llmbridge.openwebui.chat.ChatCompletionRequest;
import io.github.llmbridge.openwebui.chat.ChatMessage;
import io.github.llmbridge.openwebui.connections.AdminConnection;
import io.github.llmbridge.openwebui.connections.AdminConnections;
import io.github.llmbridge.openwebui.models.AvailableModel;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Open WebUI with the multi-endpoint proxy as the administrator's connection. */
@OnEveryLine
class OpenWebUiTest extends ProxyContract {
    /** 0.6.30 keeps one list of models for all callers for a second. */
    private static final Duration LONGEST_CACHE = Duration.ofSeconds(10);

    private Wire wire;
    private OpenWebUiClient openWebUi;
    private Map<String, Object> before;

    @BeforeEach
    void connect() {
        wire = new Wire();
        openWebUi = wire.openWebUi(line);
        before = openWebUi.connections().listAnswer();
        AdminConnection connection = AdminConnection.of(proxy.toString(), Secret.of(ACCESS_KEY));
        openWebUi.connections().replace(new AdminConnections(true, List.of(connection), Map.of()));
    }

    @AfterEach
    void disconnect() {
        openWebUi.connections().replaceAnswer(before);
        openWebUi.close();
        wire.close();
    }

    @Test
    void menuShowsTheDisplayNameAndAChatByTheIdIsAnswered() {
        assertThat(listed()).map(AvailableModel::name).contains("Model " + everyday);

        assertThat(openWebUi
                        .chatCompletions()
                        .create(new ChatCompletionRequest(everyday, List.of(ChatMessage.user("Hello?")), Map.of()))
                        .text())
                .isEqualTo("Hello from gpt-4o-mini");
    }

    private Optional<AvailableModel> listed() {
        Instant end = Instant.now().plus(LONGEST_CACHE);
        while (true) {
            Optional<AvailableModel> found = openWebUi.models().available().stream()
                    .filter(model -> model.id().equals(everyday))
                    .findFirst();
            if (found.isPresent() || Instant.now().isAfter(end)) {
                return found;
            }
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }
}
