package io.github.llmbridge.openwebui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.llmbridge.http.Secret;
import io.github.llmbridge.openwebui.users.Account;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.junit.jupiter.api.Test;

/** The client as one module among others, and how it is put together; the contract suite has the rest, on servers. */
class OpenWebUiClientTest {
    private static final Secret TOKEN = Secret.of("the-administrators-token");

    private final List<Request> requests = new ArrayList<>();
    private String answer = "{}";

    @Test
    void theConveniencesOfAResourceWorkAcrossModules() {
        assertThat(OpenWebUiClient.class.getModule().isNamed()).isTrue();
        answer =
                "{\"users\":[{\"id\":\"1\",\"email\":\"ada@example.com\",\"name\":\"Ada\",\"role\":\"user\"}],\"total\":1}";

        assertThat(client().users().findByEmail("Ada@example.com"))
                .get()
                .extracting(Account::id)
                .isEqualTo("1");
        assertThat(client().users().stream("ada")).hasSize(1);
    }

    @Test
    void aResourceNamesItselfAndEqualsItself() {
        OpenWebUiClient client = client();

        assertThat(client.users())
                .hasToString("Users")
                .isEqualTo(client.users())
                .isNotEqualTo(client.groups());
        assertThat(client.users()).hasSameHashCodeAs(client.users());
    }

    @Test
    void theAdministratorsTokenAndTheUsersAreKeptApart() {
        answer = "null";
        OpenWebUiClient client = client();

        client.as(Secret.of("the-users-token")).settings().get();
        client.anonymousAuths();
        answer = "[]";
        client.groups().list();

        assertThat(requests)
                .extracting(request -> request.header("Authorization"))
                .containsExactly("Bearer the-users-token", "Bearer the-administrators-token");
    }

    @Test
    void everythingThatIsMissingIsNamedAtOnce() {
        assertThatThrownBy(() -> OpenWebUiClient.builder().build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("baseUrl")
                .hasMessageContaining("adminToken");
    }

    @Test
    void theEnvironmentGivesATokenOrAPassword() {
        String url = "https://chat.example.com";
        assertThat(OpenWebUiClient.fromEnv(Map.of("OPENWEBUI_BASE_URL", url, "OPENWEBUI_ADMIN_TOKEN", "token")::get)
                        .baseUrl())
                .isEqualTo(url);
        assertThat(OpenWebUiClient.fromEnv(Map.of(
                                "OPENWEBUI_BASE_URL",
                                url,
                                "OPENWEBUI_ADMIN_EMAIL",
                                "admin@example.com",
                                "OPENWEBUI_ADMIN_PASSWORD",
                                "password")::get)
                        .baseUrl())
                .isEqualTo(url);
        assertThatThrownBy(() -> OpenWebUiClient.fromEnv(name -> null))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("OPENWEBUI_BASE_URL")
                .hasMessageContaining("OPENWEBUI_ADMIN_TOKEN");
    }

    @Test
    void itsTextShowsTheAddressAndNoToken() {
        assertThat(client().toString()).contains("https://chat.example.com").doesNotContain(TOKEN.reveal());
    }

    private OpenWebUiClient client() {
        OkHttpClient http = new OkHttpClient.Builder()
                .addInterceptor(chain -> {
                    requests.add(chain.request());
                    return new Response.Builder()
                            .request(chain.request())
                            .protocol(Protocol.HTTP_1_1)
                            .code(200)
                            .message("")
                            .body(ResponseBody.create(answer, MediaType.get("application/json")))
                            .build();
                })
                .build();
        return OpenWebUiClient.builder()
                .baseUrl("https://chat.example.com/")
                .adminToken(TOKEN)
                .httpClient(http)
                .build();
    }
}
