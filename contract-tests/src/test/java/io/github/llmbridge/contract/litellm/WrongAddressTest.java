package io.github.llmbridge.contract.litellm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.llmbridge.contract.OnEveryLine;
import io.github.llmbridge.contract.ServerLine;
import io.github.llmbridge.contract.Wire;
import io.github.llmbridge.http.UnreachableException;
import io.github.llmbridge.http.WrongEndpointException;
import io.github.llmbridge.litellm.KeyHash;
import io.github.llmbridge.litellm.LiteLlmClient;
import io.github.llmbridge.litellm.Models;
import io.github.llmbridge.litellm.keys.KeyListQuery;
import io.github.llmbridge.litellm.keys.UpdateKeyRequest;
import io.github.llmbridge.litellm.users.NewUserRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** The address is not LiteLLM's, or nobody is there. */
@OnEveryLine
class WrongAddressTest extends LiteLlmContract {
    private LiteLlmClient clientAtOpenWebUi() {
        // Never the master key: it is not Open WebUI's business.
        return wire.liteLlm(line.openWebUiUrl(), chosenKey());
    }

    private LiteLlmClient clientAtNobody() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return wire.liteLlm("http://127.0.0.1:" + socket.getLocalPort(), chosenKey());
        }
    }

    private static void assertWrongEndpoint(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(WrongEndpointException.class);
    }

    @Test
    void readingFromOpenWebUiIsToldApart() {
        LiteLlmClient wrong = clientAtOpenWebUi();

        assertWrongEndpoint(() -> wrong.keys().info(KeyHash.of(chosenKey())));
        assertWrongEndpoint(() -> wrong.keys().find(KeyHash.of(chosenKey())));
        assertWrongEndpoint(() -> wrong.keys().list(KeyListQuery.builder().build()));
        assertWrongEndpoint(() -> wrong.users().find("somebody"));
        assertWrongEndpoint(() -> wrong.teams().find("some-team"));
        assertWrongEndpoint(() -> wrong.models().list());
        assertWrongEndpoint(() -> wrong.health().readiness());
        assertWrongEndpoint(() -> wrong.health().version());
    }

    @Test
    void writingToOpenWebUiIsToldApart() {
        LiteLlmClient wrong = clientAtOpenWebUi();
        KeyHash key = KeyHash.of(chosenKey());

        assertWrongEndpoint(() -> wrong.keys().generate(keyFor(Models.all()).build()));
        assertWrongEndpoint(() ->
                wrong.keys().update(UpdateKeyRequest.builder(key).rpmLimit(1L).build()));
        assertWrongEndpoint(() -> wrong.keys().deleteIfPresent(key));
        assertWrongEndpoint(() -> wrong.users()
                .create(NewUserRequest.builder("somebody", Models.all()).build()));
        assertWrongEndpoint(() -> wrong.users().delete("somebody"));
    }

    @Test
    void aPathTooMuchIsToldApart() {
        LiteLlmClient wrong = wire.liteLlm(line.liteLlmUrl() + "/v1", line.masterKey());

        assertWrongEndpoint(() -> wrong.keys().generate(keyFor(Models.all()).build()));
        assertWrongEndpoint(() -> wrong.keys().find(KeyHash.of(chosenKey())));
    }

    @Test
    void nobodyThereIsUnreachableAndNothingWasDone() throws IOException {
        LiteLlmClient nobody = clientAtNobody();

        for (ThrowingCallable call : new ThrowingCallable[] {
            () -> nobody.keys().generate(keyFor(Models.all()).build()),
            () -> nobody.users().find("somebody"),
            () -> nobody.health().liveliness()
        }) {
            assertThatThrownBy(call).isInstanceOfSatisfying(UnreachableException.class, e -> {
                assertThat(e.mayHaveBeenDone()).isFalse();
                assertThat(e.status()).isZero();
            });
        }
    }

    @Test
    void aLostAnswerIsUnreachableAndMayHaveBeenDone() {
        String id = ServerLine.unique("user");
        wire.troubleOnce("POST", "/user/new", Wire.Effect.LOSE_ANSWER);

        assertThatThrownBy(() -> client.users()
                        .create(NewUserRequest.builder(id, Models.all()).build()))
                .isInstanceOfSatisfying(
                        UnreachableException.class,
                        e -> assertThat(e.mayHaveBeenDone()).isTrue());
        assertThat(client.users().find(id)).isPresent();
    }
}
