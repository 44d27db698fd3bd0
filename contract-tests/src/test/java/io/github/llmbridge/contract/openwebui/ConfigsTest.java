package io.github.llmbridge.contract.openwebui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.llmbridge.contract.OnEveryLine;
import io.github.llmbridge.contract.OpenWebUiBehaviour;
import io.github.llmbridge.contract.ServerLine;
import io.github.llmbridge.http.ForbiddenException;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.openwebui.OpenWebUiClient;
import io.github.llmbridge.openwebui.OpenWebUiVersion;
import io.github.llmbridge.openwebui.auths.AdminConfig;
import io.github.llmbridge.openwebui.configs.ConnectionsConfig;
import io.github.llmbridge.openwebui.server.ServerConfig;
import io.github.llmbridge.openwebui.settings.DirectConnection;
import io.github.llmbridge.openwebui.users.Role;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

@OnEveryLine
class ConfigsTest extends SiteTest {
    @Test
    void theSwitchOfDirectConnectionsIsReadAndWrittenWithoutTouchingTheOthers() {
        ConnectionsConfig before = site.client.configs().connections();
        boolean flipped = !before.directConnections();
        try {
            ConnectionsConfig answer = site.client.configs().setConnections(before.withDirectConnections(flipped));

            assertThat(answer).isEqualTo(before.withDirectConnections(flipped));
            assertThat(site.client.configs().connections()).isEqualTo(answer);
            assertThat(site.client.readConfig().directConnections()).contains(flipped);
        } finally {
            site.behind.configs().setConnections(before);
        }
        assertThat(site.client.configs().connections()).isEqualTo(before);
    }

    @Test
    void aSwitchIsChangedWithoutTouchingTheOthersAndNotWrittenForNothing() {
        ConnectionsConfig before = site.client.configs().connections();
        try {
            ConnectionsConfig changed = site.client
                    .configs()
                    .changeConnections(found -> found.withBaseModelsCache(!before.baseModelsCache()));
            assertThat(changed).isEqualTo(before.withBaseModelsCache(!before.baseModelsCache()));
            site.wire.clear();

            site.client.configs().changeConnections(found -> found.withDirectConnections(before.directConnections()));

            assertThat(site.wire.writes()).isEmpty();
        } finally {
            site.behind.configs().setConnections(before);
        }
    }

    @Test
    void connectionsAreSavedAlsoWhileTheyAreSwitchedOff() {
        Site.Person ada = site.newPerson();
        ConnectionsConfig before = site.client.configs().connections();
        try {
            site.client.configs().setConnections(before.withDirectConnections(false));

            site.as(ada)
                    .settingsEditor()
                    .edit(connections ->
                            connections.add(DirectConnection.of("https://llm.example.com/v1", Secret.of("upstream"))));
        } finally {
            site.behind.configs().setConnections(before);
        }
        assertThat(site.account(ada).directConnections().all()).hasSize(1);
    }

    @Test
    void theSwitchOfApiKeysIsReadAndWrittenWithoutTouchingTheOthers() {
        Site.Person ada = site.newPerson(ServerLine.unique("u") + "@example.com", Role.ADMIN);
        AdminConfig before = site.client.auths().adminConfig();
        try {
            AdminConfig answer = site.client.auths().setAdminConfig(before.withApiKeys(false));

            assertThat(answer.apiKeys()).contains(false);
            Map<String, Object> expected = new HashMap<>(before.additionalProperties());
            expected.put(
                    line.does(OpenWebUiBehaviour.API_KEYS_NEED_PERMISSION) ? "ENABLE_API_KEYS" : "ENABLE_API_KEY",
                    false);
            assertThat(site.client.auths().adminConfig().additionalProperties()).isEqualTo(expected);
            assertThat(site.client.readConfig().apiKeys()).contains(false);
            assertThatThrownBy(() -> site.as(ada).auths().createApiKey()).isInstanceOf(ForbiddenException.class);
        } finally {
            site.behind.auths().setAdminConfig(before);
        }
        assertThat(site.client.auths().adminConfig()).isEqualTo(before);
    }

    @Test
    void theServerTellsItsVersionAndItsSwitches() {
        ServerConfig config = site.client.readConfig();

        assertThat(config.version()).isEqualTo(line.openWebUiVersion());
        assertThat(config.directConnections())
                .contains(site.client.configs().connections().directConnections());
        assertThat(config.apiKeys()).isPresent();
    }

    @Test
    void theVersionIsAskedOnceAndNotAtAllAfterTheConfig() {
        site.wire.clear();

        site.client.readConfig();
        assertThat(site.client.dialect().version()).isEqualTo(OpenWebUiVersion.parse(line.openWebUiVersion()));
        site.client.dialect();

        assertThat(site.wire.exchanges())
                .extracting(exchange -> exchange.path())
                .containsExactly("/api/config");
    }

    @Test
    void theServerIsHealthyAndTellsItsVersionToAnybody() {
        OpenWebUiClient stranger = site.wire.openWebUi(line.openWebUiUrl(), Secret.of("nobody"));

        assertThat(stranger.server().health().status()).isTrue();
        assertThat(stranger.server().version().version()).isEqualTo(line.openWebUiVersion());
    }
}
