package io.github.llmbridge.contract.openwebui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.llmbridge.contract.OnEveryLine;
import io.github.llmbridge.contract.ServerLine;
import io.github.llmbridge.contract.Wire;
import io.github.llmbridge.http.ForbiddenException;
import io.github.llmbridge.http.NotFoundException;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.http.UnauthorizedException;
import io.github.llmbridge.http.UnprocessableException;
import io.github.llmbridge.http.UnreachableException;
import io.github.llmbridge.http.WrongEndpointException;
import io.github.llmbridge.openwebui.OpenWebUiClient;
import io.github.llmbridge.openwebui.auths.AddAccountRequest;
import io.github.llmbridge.openwebui.users.Role;
import io.github.llmbridge.openwebui.users.UpdateAccountRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@OnEveryLine
class ErrorsTest extends SiteTest {
    @Test
    void aCallWithoutACredentialIsUnauthorized() {
        site.wire.trouble((number, request) -> Wire.Effect.WITHOUT_CREDENTIAL);

        assertThatThrownBy(() -> site.client.users().list(1, ""))
                .isInstanceOf(UnauthorizedException.class)
                .hasMessageStartingWith("Open WebUI [users.list] at ")
                .hasMessageEndingWith(": HTTP 401 Not authenticated");
    }

    @Test
    void aTokenThatIsNoneIsUnauthorized() {
        assertUnauthorized("garbage");
        assertUnauthorized("sk-" + "0".repeat(32));
        // Well formed, but signed by nobody.
        assertUnauthorized(
                base64("{\"alg\":\"HS256\",\"typ\":\"JWT\"}") + "." + base64("{\"id\":\"x\"}") + "." + "A".repeat(43));
    }

    private static String base64(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    private void assertUnauthorized(String token) {
        OpenWebUiClient stranger = client(line.openWebUiUrl(), token);
        assertThatThrownBy(() -> stranger.users().list(1, ""))
                .isInstanceOf(UnauthorizedException.class)
                .satisfies(error -> assertThat(error.toString()).doesNotContain(token));
        assertThatThrownBy(() -> stranger.as(Secret.of(token)).settings().get())
                .isInstanceOf(UnauthorizedException.class);
    }

    @Test
    void aUserOnTheAdministratorsRoutesIsForbiddenAlthoughTheServerSaysUnauthorized() {
        Site.Person ada = site.newPerson();
        OpenWebUiClient user = client(line.openWebUiUrl(), ada.token().reveal());

        assertThatThrownBy(() -> user.users().list(1, ""))
                .isInstanceOfSatisfying(
                        ForbiddenException.class,
                        error -> assertThat(error.status()).isEqualTo(401));
        assertThatThrownBy(() -> user.configs().connections()).isInstanceOf(ForbiddenException.class);
        assertThatThrownBy(() ->
                        user.auths().add(new AddAccountRequest("x", "x@example.com", Site.newPassword(), Role.USER)))
                .isInstanceOf(ForbiddenException.class);
    }

    @Test
    void anUnknownAccountIsNotFoundAlthoughTheServerSaysBadRequest() {
        UpdateAccountRequest request =
                new UpdateAccountRequest(Role.USER, "Ada", ServerLine.unique("u") + "@example.com", "/user.png", null);

        assertThatThrownBy(() -> site.client.users().update(UUID.randomUUID().toString(), request))
                .isInstanceOfSatisfying(NotFoundException.class, error -> {
                    assertThat(error.status()).isEqualTo(400);
                    assertThat(error.operation()).isEqualTo("users.update");
                });
    }

    @Test
    void settingsThatAreNoObjectAreUnprocessable() {
        Site.Person ada = site.newPerson();

        assertThatThrownBy(() -> site.as(ada).settings().update(Map.of("ui", "text")))
                .isInstanceOfSatisfying(
                        UnprocessableException.class,
                        error -> assertThat(error.serverMessage())
                                .get()
                                .asString()
                                .contains("ui"));
    }

    @Test
    void anotherServersAddressIsAWrongEndpoint() {
        OpenWebUiClient astray = client(line.liteLlmUrl(), "garbage");

        assertThatThrownBy(astray::readConfig).isInstanceOf(WrongEndpointException.class);
        assertThatThrownBy(astray::dialect).isInstanceOf(WrongEndpointException.class);
        assertThatThrownBy(() -> astray.users().list(1, "")).isInstanceOf(WrongEndpointException.class);
        assertThatThrownBy(() -> astray.users().findByEmail("a@example.com"))
                .isInstanceOf(WrongEndpointException.class);
        assertThatThrownBy(() ->
                        astray.auths().add(new AddAccountRequest("x", "x@example.com", Site.newPassword(), Role.USER)))
                .isInstanceOf(WrongEndpointException.class);
    }

    @Test
    void aWrongPathInTheAddressIsAWrongEndpoint() {
        OpenWebUiClient astray =
                client(line.openWebUiUrl() + "/openwebui", line.adminToken().reveal());

        // The page answers every unknown path with 200.
        assertThatThrownBy(() -> astray.users().list(1, ""))
                .isInstanceOfSatisfying(
                        WrongEndpointException.class,
                        error -> assertThat(error.status()).isEqualTo(200));
        assertThatThrownBy(astray::readConfig).isInstanceOf(WrongEndpointException.class);
        assertThatThrownBy(() -> astray.as(line.adminToken()).settings().get())
                .isInstanceOf(WrongEndpointException.class);
        assertThatThrownBy(() ->
                        astray.auths().add(new AddAccountRequest("x", "x@example.com", Site.newPassword(), Role.USER)))
                .isInstanceOf(WrongEndpointException.class);
        assertThatThrownBy(() -> astray.users().delete(UUID.randomUUID().toString()))
                .isInstanceOf(WrongEndpointException.class);
    }

    @Test
    void aSlashAtTheEndOfTheAddressDoesNoHarm() {
        OpenWebUiClient client =
                client(line.openWebUiUrl() + "/", line.adminToken().reveal());

        assertThat(client.users().list(1, "").users()).isNotEmpty();
    }

    @Test
    void aServerThatIsDownIsUnreachableAndHasDoneNothing() throws IOException {
        OpenWebUiClient down = client(closedPort(), "garbage");

        assertThatThrownBy(() -> down.users().list(1, "")).isInstanceOfSatisfying(UnreachableException.class, error -> {
            assertThat(error.mayHaveBeenDone()).isFalse();
            assertThat(error.status()).isZero();
        });
    }

    /** An address on which nobody listens. */
    static String closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return "http://127.0.0.1:" + socket.getLocalPort();
        }
    }

    private OpenWebUiClient client(String url, String token) {
        return site.wire.openWebUi(url, Secret.of(token));
    }
}
