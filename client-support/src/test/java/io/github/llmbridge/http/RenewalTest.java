package io.github.llmbridge.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A credential that can be renewed, such as an administrator's session. */
class RenewalTest {
    private final TestServer server = new TestServer();
    private final HttpApis apis = new TestClient().baseUrl(server.url()).open();
    private final Session session = new Session();

    private static final class Session implements Credential {
        private final List<String> refused = new ArrayList<>();
        private boolean renewable = true;
        private Secret token = Secret.of("first-token");

        @Override
        public Secret get() {
            return token;
        }

        @Override
        public boolean renewed(Secret shown) {
            refused.add(shown.reveal());
            token = Secret.of("second-token");
            return renewable;
        }
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void aCallWhoseSessionHasEndedIsSentAgainWithTheNewOne() {
        server.answers(TestServer.status(401), TestServer.json(200, "{\"id\":\"n1\"}"));

        assertThat(apis.create(Notes.class, session).create().id()).isEqualTo("n1");

        assertThat(session.refused).containsExactly("first-token");
        assertThat(server.lastRequest().getHeaders().get("Authorization")).isEqualTo("Bearer second-token");
    }

    @Test
    void aRawRequestToo() {
        server.answers(TestServer.status(401), TestServer.json(200, "{}"));

        assertThat(apis.raw(session).send(RawRequest.post("/notes")).status()).isEqualTo(200);
    }

    @Test
    void whoeverIsRefusedTwiceIsTold() {
        server.answers(TestServer.status(401));

        assertThatThrownBy(apis.create(Notes.class, session)::create).isInstanceOf(UnauthorizedException.class);
        assertThat(server.requests()).hasSize(2);
    }

    @Test
    void whatCannotBeRenewedIsNotSentAgain() {
        session.renewable = false;
        server.answers(TestServer.status(401));

        assertThatThrownBy(apis.create(Notes.class, session)::create).isInstanceOf(UnauthorizedException.class);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void aRefusalOfAnotherCredentialDoesNotTouchTheSession() {
        server.answers(TestServer.status(401));
        HttpApis view = apis.with(CallOptions.none().credential(Secret.of("of-a-user")));

        assertThatThrownBy(view.create(Notes.class, session)::create).isInstanceOf(UnauthorizedException.class);
        assertThat(session.refused).isEmpty();
    }
}
