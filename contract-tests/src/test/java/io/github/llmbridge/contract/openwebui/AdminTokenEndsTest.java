package io.github.llmbridge.contract.openwebui;

import static io.github.llmbridge.contract.OpenWebUiBehaviour.TOKENS_OF_ADDED_ACCOUNTS_END;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.llmbridge.contract.OnEveryLine;
import io.github.llmbridge.contract.ServerLine;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.openwebui.OpenWebUiClient;
import io.github.llmbridge.openwebui.users.Role;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An operator learns when the credential ends that an application holds. */
@OnEveryLine
class AdminTokenEndsTest extends SiteTest {
    private Site.Person admin;

    @BeforeEach
    void addAdministrator() {
        admin = site.newPerson(ServerLine.unique("u") + "@example.com", Role.ADMIN);
    }

    private OpenWebUiClient client(Secret token) {
        return OpenWebUiClient.builder()
                .baseUrl(line.openWebUiUrl())
                .adminToken(token)
                .build();
    }

    @Test
    void aTokenEndsWhenTheServerSaysSo() {
        try (OpenWebUiClient client = client(admin.token())) {
            Instant told = site.as(admin).auths().session().expiresAt();

            assertThat(told != null).isEqualTo(line.does(TOKENS_OF_ADDED_ACCOUNTS_END));
            if (told == null) {
                assertThat(client.adminTokenEnds()).isEmpty();
            } else {
                assertThat(client.adminTokenEnds()).contains(told);
                assertThat(told).isAfter(Instant.now());
            }
        }
    }

    @Test
    void anApiKeyLasts() {
        try (OpenWebUiClient client =
                client(site.as(admin).auths().createApiKey().apiKey())) {
            assertThat(client.adminTokenEnds()).isEmpty();
        }
    }

    @Test
    void aSessionByPasswordIsRenewedAndLasts() {
        try (OpenWebUiClient client = OpenWebUiClient.builder()
                .baseUrl(line.openWebUiUrl())
                .adminPassword(admin.email(), admin.password())
                .build()) {
            assertThat(client.users().findByEmail(admin.email())).isPresent();
            assertThat(client.adminTokenEnds()).isEmpty();
        }
    }
}
