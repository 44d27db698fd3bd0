package io.github.llmbridge.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InterruptTest {
    private final TestServer server = new TestServer().answers(TestServer.status(503));
    private final TestClient client = new TestClient().baseUrl(server.url());

    @AfterEach
    void close() {
        // Clears the flag, too: JUnit's own thread must not keep it.
        Thread.interrupted();
        server.close();
    }

    @Test
    void interruptWhileWaitingEndsTheRepeatsAndRestoresTheFlag() {
        client.sleeper(duration -> {
            throw new InterruptedException("enough");
        });

        assertThatThrownBy(client.notes()::read)
                .isInstanceOf(ServerErrorException.class)
                .hasSuppressedException(new InterruptedException("enough"));
        assertThat(Thread.currentThread().isInterrupted()).isTrue();
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void interruptedThreadSendsNothingAndKeepsItsFlag() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(client.notes()::read).isInstanceOf(UnreachableException.class);
        assertThat(Thread.currentThread().isInterrupted()).isTrue();
        assertThat(client.time.waits()).isEmpty();
        assertThat(server.requests()).isEmpty();
    }
}
