package io.github.llmbridge.contract.openwebui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.llmbridge.contract.OnEveryLine;
import io.github.llmbridge.http.ForbiddenException;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.http.UnauthorizedException;
import io.github.llmbridge.http.UnprocessableException;
import io.github.llmbridge.openwebui.OpenWebUiClient;
import io.github.llmbridge.openwebui.connections.AdminConnection;
import io.github.llmbridge.openwebui.connections.AdminConnections;
import io.github.llmbridge.openwebui.connections.ConnectionCheck;
import io.github.llmbridge.openwebui.connections.ConnectionCheck.Kind;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@OnEveryLine
class ConnectionsTest extends SiteTest {
    private static final AdminConnection FIRST = AdminConnection.of("http://first.invalid/v1", Secret.of("one"));
    private static final AdminConnection SECOND = AdminConnection.of("http://second.invalid/v1", Secret.of("two"));

    private Map<String, Object> before;

    @BeforeEach
    void startWithTwo() {
        before = site.behind.connections().listAnswer();
        site.behind.connections().replace(new AdminConnections(true, List.of(FIRST, SECOND), Map.of()));
    }

    @AfterEach
    void putBack() {
        site.behind.connections().replaceAnswer(before);
    }

    @Test
    void theConnectionsAreOneListWithTheirKeysAndConfigs() {
        AdminConnections found = site.client.connections().list();

        assertThat(found.enabled()).isTrue();
        assertThat(found.all()).containsExactly(FIRST, SECOND);
        assertThat(found.toString()).doesNotContain("one").doesNotContain("two");
    }

    @Test
    void anEditLeavesTheOthersAndTheSwitch() {
        site.client
                .connections()
                .edit(found -> found.update(
                                one -> one.hasUrl(SECOND.url()),
                                one -> one.withKey(Secret.of("new")).withEnabled(false))
                        .add(AdminConnection.of("http://third.invalid/v1/", Secret.of("three"))));

        AdminConnections stored = site.behind.connections().list();
        assertThat(stored.enabled()).isTrue();
        assertThat(stored.all())
                .containsExactly(
                        FIRST,
                        SECOND.withKey(Secret.of("new")).withEnabled(false),
                        AdminConnection.of("http://third.invalid/v1", Secret.of("three")));
    }

    @Test
    void aRemovedConnectionTakesItsKeyAndConfigAlong() {
        site.behind
                .connections()
                .replace(new AdminConnections(true, List.of(FIRST.withPrefix("a"), SECOND.withPrefix("b")), Map.of()));

        site.client.connections().edit(found -> found.remove(one -> one.hasUrl(FIRST.url())));

        assertThat(site.behind.connections().list().all()).containsExactly(SECOND.withPrefix("b"));
    }

    @Test
    void puttingAConnectionTwiceIsAsGoodAsOnce() {
        AdminConnection third = AdminConnection.of("http://third.invalid/v1", Secret.of("three"));
        site.client.connections().edit(found -> found.put(third));
        site.wire.clear();

        site.client.connections().edit(found -> found.put(third));

        assertThat(site.wire.writes()).isEmpty();
        assertThat(site.behind.connections().list().all()).containsExactly(FIRST, SECOND, third);
    }

    @Test
    void fieldsOfAConfigThatThisSdkDoesNotKnowSurviveAnEdit() {
        AdminConnection odd = new AdminConnection(
                FIRST.url(), FIRST.key(), Map.of("enable", true, "from_the_future", Map.of("x", 1)));
        site.behind.connections().replace(new AdminConnections(true, List.of(odd, SECOND), Map.of()));

        site.client.connections().edit(found -> found.remove(one -> one.hasUrl(SECOND.url())));

        assertThat(site.behind.connections().list().all()).containsExactly(odd);
    }

    @Test
    void theSwitchIsWrittenOnPurposeOnly() {
        site.client.connections().edit(found -> found.withEnabled(false));

        assertThat(site.behind.connections().list().enabled()).isFalse();
        assertThat(site.behind.connections().list().all()).containsExactly(FIRST, SECOND);
    }

    @Test
    void withoutTheSwitchTheServerSwitchesAllOff() {
        // Why the codec always writes it.
        Map<String, Object> answer = site.client
                .connections()
                .replaceAnswer(Map.of(
                        "OPENAI_API_BASE_URLS", List.of(FIRST.url()),
                        "OPENAI_API_KEYS", List.of("one"),
                        "OPENAI_API_CONFIGS", Map.of()));

        assertThat(answer).containsEntry("ENABLE_OPENAI_API", null);
        assertThat(site.client.connections().list().enabled()).isFalse();
    }

    @Test
    void missingKeysAndConfigsAreFilledUpAndStrayOnesDropped() {
        site.client
                .connections()
                .replaceAnswer(Map.of(
                        "ENABLE_OPENAI_API", true,
                        "OPENAI_API_BASE_URLS", List.of(FIRST.url(), SECOND.url()),
                        "OPENAI_API_KEYS", List.of("one"),
                        "OPENAI_API_CONFIGS", Map.of("7", Map.of("enable", false))));

        assertThat(site.client.connections().list().all())
                .containsExactly(
                        new AdminConnection(FIRST.url(), Secret.of("one"), Map.of()),
                        new AdminConnection(SECOND.url(), null, Map.of()));
    }

    @Test
    void aFormThatLacksAFieldIsUnprocessableAndTheKeysAreNotEchoed() {
        assertThatThrownBy(() -> site.client
                        .connections()
                        .replaceAnswer(
                                Map.of("OPENAI_API_BASE_URLS", List.of(), "OPENAI_API_KEYS", List.of("a-secret"))))
                .isInstanceOf(UnprocessableException.class)
                .hasMessageContaining("[connections.replace] at ")
                .hasMessageContaining(": HTTP 422 ")
                .hasMessageContaining("OPENAI_API_CONFIGS")
                .hasMessageNotContaining("a-secret");
    }

    @Test
    void aConnectionIsTriedByTheServerWithoutBeingStored() throws IOException {
        try (ModelServer modelServer = new ModelServer("m1", "m2")) {
            assertThat(verify(modelServer.url()))
                    .isEqualTo(new ConnectionCheck(Kind.OK, List.of("m1", "m2"), null, null));
            ConnectionCheck locked = verify(modelServer.root() + "/locked");
            assertThat(locked.kind()).isEqualTo(Kind.REFUSED);
            assertThat(locked.status()).isEqualTo(401);
            assertThat(locked.message()).isEqualTo("wrong key");
            assertThat(verify(modelServer.root() + "/forbidden").status()).isEqualTo(403);
            assertThat(verify(modelServer.root() + "/missing").status()).isEqualTo(404);
            assertThat(verify(modelServer.root() + "/broken").kind()).isEqualTo(Kind.REFUSED);
            assertThat(verify(modelServer.root() + "/page").kind()).isEqualTo(Kind.NOT_A_MODEL_SERVER);
        }
        assertThat(verify(ErrorsTest.closedPort()).kind()).isEqualTo(Kind.UNREACHABLE);
        assertThat(site.behind.connections().list().all()).containsExactly(FIRST, SECOND);
    }

    @Test
    void aLiteLlmIsTriedWithARightKeyAWrongOneAndAtAWrongPath() {
        String url = line.liteLlmUrl() + "/v1";

        assertThat(site.client
                        .connections()
                        .verify(AdminConnection.of(url, line.masterKey()))
                        .models())
                .contains("gpt-4o-mini");
        ConnectionCheck wrongKey =
                site.client.connections().verify(AdminConnection.of(url, Secret.of("sk-" + "0".repeat(20))));
        assertThat(wrongKey.kind()).isEqualTo(Kind.REFUSED);
        assertThat(wrongKey.status()).isEqualTo(401);
        ConnectionCheck wrongPath =
                site.client.connections().verify(AdminConnection.of(line.liteLlmUrl() + "/nowhere", line.masterKey()));
        assertThat(wrongPath.kind()).isEqualTo(Kind.REFUSED);
        assertThat(wrongPath.status()).isEqualTo(404);
    }

    @Test
    void onlyTheAdministratorSeesTheConnections() {
        OpenWebUiClient user =
                site.wire.openWebUi(line.openWebUiUrl(), site.newPerson().token());
        OpenWebUiClient nobody = site.wire.openWebUi(line.openWebUiUrl(), Secret.of("garbage"));

        assertThatThrownBy(() -> user.connections().list()).isInstanceOf(ForbiddenException.class);
        assertThatThrownBy(() -> user.connections().edit(found -> found.withEnabled(false)))
                .isInstanceOf(ForbiddenException.class);
        assertThatThrownBy(() -> user.connections().verify(FIRST)).isInstanceOf(ForbiddenException.class);
        assertThatThrownBy(() -> nobody.connections().list()).isInstanceOf(UnauthorizedException.class);
    }

    private ConnectionCheck verify(String url) {
        return site.client.connections().verify(new AdminConnection(url, Secret.of("any"), Map.of()));
    }
}
