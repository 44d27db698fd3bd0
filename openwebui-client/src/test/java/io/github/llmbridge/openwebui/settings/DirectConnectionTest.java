package io.github.llmbridge.openwebui.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.llmbridge.http.Secret;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DirectConnectionTest {
    private static final Secret KEY = Secret.of("sk-" + "0".repeat(20));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:4000/v1",
                "https://llm.example.com",
                "HTTPS://llm.example.com/v1",
                "https://llm.example.com/team%20a/v1",
                "http://127.0.0.1:4000/v1",
                "http://[::1]:4000/v1",
                "http://llm.localhost/v1",
                "https://lite_llm:4000/v1"
            })
    void takesTheAddressOfAWebServer(String url) {
        assertThat(DirectConnection.of(url, KEY).url()).isEqualTo(url);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "llm.example.com/v1",
                "//llm.example.com/v1",
                "/v1",
                "ftp://llm.example.com",
                "file:///etc",
                "javascript:alert(1)",
                "https://",
                "https:///v1",
                "https://:4000/v1",
                "https://llm example.com",
                "https://user:word@llm.example.com/v1",
                "https://llm.example.com/v1?team=a",
                "https://llm.example.com/v1#a"
            })
    void refusesWhatThePageCouldNotCall(String url) {
        assertThatThrownBy(() -> DirectConnection.of(url, KEY))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("connection url ")
                .hasMessageNotContaining("user:word");
        assertThatThrownBy(
                        () -> DirectConnection.of("https://a.example.com", KEY).withUrl(url))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://llm.example.com/v1",
                "http://lite_llm:4000/v1",
                "http://10.0.0.1:4000/v1",
                "http://127.0.0.1.example.com/v1",
                "http://localhost.example.com"
            })
    void takesHttpBeyondThisMachineOnlyWhereItIsAllowed(String url) {
        assertThatThrownBy(() -> DirectConnection.of(url, KEY))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("connection url must begin with https://");
        assertThat(DirectConnection.of(ConnectionUrl.allowingHttp(url), KEY).url())
                .isEqualTo(url);
        assertThat(DirectConnection.of("https://a.example.com", KEY)
                        .withUrl(ConnectionUrl.allowingHttp(url))
                        .url())
                .isEqualTo(url);
    }

    @Test
    void dropsTheSlashThatWouldMakeThePageAskForTwo() {
        assertThat(DirectConnection.of(" https://llm.example.com/v1// ", KEY).url())
                .isEqualTo("https://llm.example.com/v1");
    }

    @Test
    void leavesAForeignUrlAsItIsStored() {
        assertThat(new DirectConnection("not a url/", null, Map.of()).url()).isEqualTo("not a url/");
    }

    @Test
    void knowsItsUrlByWhereItLeads() {
        DirectConnection connection = new DirectConnection("https://LLM.example.com/V1/", KEY, Map.of());

        assertThat(connection.hasUrl("HTTPS://llm.example.com/V1")).isTrue();
        assertThat(connection.hasUrl("https://llm.example.com/v1")).isFalse();
        assertThat(connection.hasUrl("https://llm.example.com")).isFalse();
        assertThat(connection.hasUrl("http://llm.example.com/V1")).isFalse();
    }

    @Test
    void isTheSameConnectionByItsMarkAndWhereItLeads() {
        DirectConnection ours = DirectConnection.of("https://llm.example.com/v1", KEY);

        assertThat(ours.identity())
                .isEqualTo(ConnectionIdentity.unmanaged("HTTPS://LLM.example.com:443/v1/"))
                .isNotEqualTo(ours.managedBy("us").identity());
        assertThat(ours.managedBy("us").withKey(Secret.of("other")).identity())
                .isEqualTo(ConnectionIdentity.of("us", "https://llm.example.com/v1"))
                .isNotEqualTo(ConnectionIdentity.of("them", "https://llm.example.com/v1"));
        assertThat(ConnectionIdentity.unmanaged("http://llm.example.com:80"))
                .isEqualTo(ConnectionIdentity.unmanaged("http://llm.example.com"));
    }

    @Test
    void isOnOrOffAsThePageReadsIt() {
        Map<String, Object> config = new HashMap<>();
        config.put("enable", null);
        assertThat(new DirectConnection("https://a.example.com", null, config).enabled())
                .isTrue();
        for (Object on : List.of(true, "false", 1, -0.5, List.of())) {
            assertThat(new DirectConnection("https://a.example.com", null, Map.of("enable", on)).enabled())
                    .isTrue();
        }
        for (Object off : List.of(false, "", 0, 0.0)) {
            assertThat(new DirectConnection("https://a.example.com", null, Map.of("enable", off)).enabled())
                    .isFalse();
        }
    }

    @Test
    void isOnUnlessItSaysOtherwise() {
        DirectConnection connection = new DirectConnection("https://llm.example.com", KEY, Map.of("x", 1));

        assertThat(connection.enabled()).isTrue();
        assertThat(connection.withEnabled(false).enabled()).isFalse();
        assertThat(connection.withEnabled(false).withEnabled(true).enabled()).isTrue();
        assertThat(connection.withEnabled(false).config()).containsEntry("x", 1);
    }

    @Test
    void changingOnePartKeepsTheOthers() {
        DirectConnection connection =
                DirectConnection.of("https://llm.example.com/v1", KEY).managedBy("us");

        DirectConnection moved = connection.withUrl("https://b.example.com").withKey(Secret.of("other"));

        assertThat(moved.config()).isEqualTo(connection.config());
        assertThat(moved.isManagedBy("us")).isTrue();
        assertThat(moved.key()).isEqualTo(Secret.of("other"));
    }

    @Test
    void isNotMarkedByATagSinceTagsShowInTheModelMenu() {
        assertThat(DirectConnection.of("https://llm.example.com", KEY)
                        .managedBy("us")
                        .config()
                        .get("tags"))
                .isEqualTo(List.of());
    }

    @Test
    void doesNotShowItsKey() {
        assertThat(DirectConnection.of("https://llm.example.com", KEY).toString())
                .doesNotContain(KEY.reveal());
    }
}
