package io.github.llmbridge.contract.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.llmbridge.bridge.BridgeFacade;
import io.github.llmbridge.bridge.report.PreflightReport;
import io.github.llmbridge.bridge.report.Problem;
import io.github.llmbridge.bridge.report.ProvisionResult;
import io.github.llmbridge.bridge.report.Status;
import io.github.llmbridge.contract.OnEveryLine;
import io.github.llmbridge.contract.ServerLine;
import io.github.llmbridge.contract.Version;
import io.github.llmbridge.contract.Wire;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.litellm.Models;
import io.github.llmbridge.litellm.keys.GenerateKeyRequest;
import io.github.llmbridge.openwebui.auths.AddAccountRequest;
import io.github.llmbridge.openwebui.auths.AdminConfig;
import io.github.llmbridge.openwebui.configs.ConnectionsConfig;
import io.github.llmbridge.openwebui.users.Role;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

@OnEveryLine
class PreflightTest extends BridgeTest {
    @Test
    void saysThatAllIsWellAndTheVersions() {
        PreflightReport report = bridge.facade().preflight();

        assertThat(report.isReady()).isTrue();
        assertThat(report.liteLlmVersion()).isEqualTo(line.liteLlmVersion());
        assertThat(report.openWebUiVersion()).isEqualTo(line.openWebUiVersion());
    }

    @Test
    void namesTheAdvisoriesOfTheVersionsWithTheirSources() {
        List<String> advisories = bridge.facade().preflight().problems().stream()
                .filter(problem -> problem.kind() == Problem.Kind.SERVER_ADVISORY)
                .map(Problem::message)
                .toList();

        if (new Version(line.liteLlmVersion()).compareTo(new Version("1.84.0")) < 0) {
            assertThat(advisories)
                    .anySatisfy(text -> assertThat(text)
                            .startsWith("LiteLLM " + line.liteLlmVersion() + ": CVE-2026-49468: ")
                            .contains("https://github.com/BerriAI/litellm/security/advisories/"));
        }
        if (new Version(line.openWebUiVersion()).compareTo(new Version("0.9.0")) < 0) {
            assertThat(advisories)
                    .anySatisfy(text -> assertThat(text)
                            .startsWith("Open WebUI " + line.openWebUiVersion() + ": CVE-2026-44553: "));
        }
        if (line.liteLlmVersion().equals("1.108.6") && line.openWebUiVersion().equals("0.12.4")) {
            assertThat(advisories).isEmpty();
        }
    }

    @Test
    void namesABrowserUrlWithAPathThatLiteLlmDoesNotHaveAndProvisioningSaysSoToo() {
        try (BridgeFacade facade =
                bridge.builder().connectionUrl(line.liteLlmUrl() + "/llm/v1").build()) {
            assertThat(facade.preflight().find(Problem.Kind.BROWSER_URL_NOT_LITELLM))
                    .isPresent();
            ProvisionResult result = facade.provisionUser(Bridge.newPerson());

            assertThat(result.status()).isEqualTo(Status.NOT_USABLE);
            assertThat(result.problems())
                    .extracting(Problem::kind)
                    .containsExactly(Problem.Kind.BROWSER_URL_NOT_LITELLM);
        }
    }

    @Test
    void namesOpenWebUisOwnAddressAsABrowserUrl() {
        for (String path : List.of("", "/v1", "/openai")) {
            try (BridgeFacade facade =
                    bridge.builder().connectionUrl(line.openWebUiUrl() + path).build()) {
                assertThat(facade.preflight().find(Problem.Kind.BROWSER_URL_NOT_LITELLM))
                        .isPresent();
            }
        }
    }

    @Test
    void takesLiteLlmsAddressWithAndWithoutTheVersion() {
        for (String path : List.of("", "/v1")) {
            // Another name of the same machine, so that the address is asked for.
            String url = line.liteLlmUrl().replace("127.0.0.1", "localhost") + path;
            try (BridgeFacade facade = bridge.builder().connectionUrl(url).build()) {
                bridge.wire.clear();
                assertThat(facade.preflight().isReady()).isTrue();
                assertThat(bridge.wire.exchanges()).contains(new Wire.Exchange("OPTIONS", path + "/models"));
            }
        }
    }

    @Test
    void namesDirectConnectionsThatAreSwitchedOffAndProvisioningSaysSoToo() {
        ConnectionsConfig before = bridge.openWebUi.configs().connections();
        bridge.openWebUi.configs().setConnections(before.withDirectConnections(false));
        try {
            PreflightReport report = bridge.facade().preflight();
            ProvisionResult result = bridge.facade().provisionUser(Bridge.newPerson());

            assertThat(report.isReady()).isFalse();
            assertThat(report.find(Problem.Kind.DIRECT_CONNECTIONS_DISABLED)).isPresent();
            assertThat(result.status()).isEqualTo(Status.NOT_USABLE);
            assertThat(result.problems())
                    .extracting(Problem::kind)
                    .containsExactly(Problem.Kind.DIRECT_CONNECTIONS_DISABLED);
        } finally {
            bridge.openWebUi.configs().setConnections(before.withDirectConnections(true));
        }
    }

    @Test
    void namesApiKeysThatAreSwitchedOff() {
        AdminConfig before = bridge.openWebUi.auths().adminConfig();
        bridge.openWebUi.auths().setAdminConfig(before.withApiKeys(false));
        try {
            assertThat(bridge.facade().preflight().find(Problem.Kind.API_KEYS_DISABLED))
                    .isPresent();
        } finally {
            bridge.openWebUi.auths().setAdminConfig(before.withApiKeys(true));
        }
    }

    @Test
    void namesABrowserUrlThatNobodyAnswersAndProvisioningSaysSoToo() throws IOException {
        try (BridgeFacade facade = bridge.builder()
                .connectionUrl("http://127.0.0.1:" + closedPort() + "/v1")
                .build()) {
            assertThat(facade.preflight().find(Problem.Kind.BROWSER_URL_UNREACHABLE))
                    .isPresent();
            ProvisionResult result = facade.provisionUser(Bridge.newPerson());

            assertThat(result.status()).isEqualTo(Status.NOT_USABLE);
            assertThat(result.problems())
                    .extracting(Problem::kind)
                    .containsExactly(Problem.Kind.BROWSER_URL_UNREACHABLE);
        }
    }

    @Test
    void namesAnHttpUrlForAnHttpsPage() {
        try (BridgeFacade facade = bridge.builder()
                .connectionUrl("http://llm.invalid/v1")
                .pageOrigin("https://chat.example.com")
                .build()) {
            assertThat(facade.preflight().find(Problem.Kind.BROWSER_URL_NOT_HTTPS))
                    .isPresent();
        }
    }

    @Test
    void saysWhenTheAdministratorsTokenEnds() {
        Optional<Instant> end = bridge.openWebUi.adminTokenEnds();

        assertThat(bridge.facade()
                        .preflight()
                        .find(Problem.Kind.ADMIN_TOKEN_ENDS)
                        .map(Problem::message))
                .isEqualTo(end.map(moment -> "Open WebUI's administrator token ends at " + moment
                        + ", and no call works from then on: e-mail and password of an administrator last"));
    }

    @Test
    void namesAKeyOfLiteLlmThatIsNoAdministrators() {
        Secret plain = bridge.liteLlm
                .keys()
                .generate(GenerateKeyRequest.builder(Models.of("gpt-4o-mini")).build())
                .key();
        try (BridgeFacade facade = bridge.builder()
                .liteLlm(bridge.wire.liteLlm(line.liteLlmUrl(), plain))
                .build()) {
            assertThat(facade.preflight().find(Problem.Kind.MASTER_KEY_LACKS_RIGHTS))
                    .isPresent();
        }
    }

    @Test
    void namesATokenOfOpenWebUiThatIsNoAdministrators() {
        Secret token = bridge.openWebUi
                .auths()
                .add(new AddAccountRequest(
                        "Ada", ServerLine.unique("u") + "@example.com", Secret.of("some password"), Role.USER))
                .token();
        try (BridgeFacade facade = bridge.builder()
                .openWebUi(bridge.wire.openWebUi(line.openWebUiUrl(), token))
                .build()) {
            assertThat(facade.preflight().find(Problem.Kind.ADMIN_TOKEN_LACKS_RIGHTS))
                    .isPresent();
        }
    }

    @Test
    void anAdministratorsApiKeyIsToldTheSwitchAsWell() {
        Secret token = bridge.openWebUi
                .auths()
                .add(new AddAccountRequest(
                        "Ada", ServerLine.unique("u") + "@example.com", Secret.of("some password"), Role.ADMIN))
                .token();
        Secret apiKey = bridge.openWebUi.as(token).auths().createApiKey().apiKey();
        try (BridgeFacade facade = bridge.builder()
                .openWebUi(bridge.wire.openWebUi(line.openWebUiUrl(), apiKey))
                .build()) {
            assertThat(facade.preflight().isReady()).isTrue();
        }
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
