package io.github.llmbridge.contract.openwebui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.llmbridge.contract.OnEveryLine;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.openwebui.settings.ConnectionProblem;
import io.github.llmbridge.openwebui.settings.ConnectionProblem.Kind;
import io.github.llmbridge.openwebui.settings.DirectConnection;
import io.github.llmbridge.openwebui.settings.DirectConnections;
import io.github.llmbridge.openwebui.settings.MalformedSettingsException;
import io.github.llmbridge.openwebui.settings.SettingsEdit;
import io.github.llmbridge.openwebui.settings.SettingsEditor;
import java.util.Map;
import org.junit.jupiter.api.Test;

@OnEveryLine
class SettingsRepairTest extends SiteTest {
    private static final String MISALIGNED = """
            {"ui": {"theme": "dark", "directConnections": {
               "OPENAI_API_BASE_URLS": ["https://a.example.com/v1", "https://b.example.com/v1"],
               "OPENAI_API_KEYS": ["key-a"],
               "OPENAI_API_CONFIGS": {"1": {"prefix_id": "b"}, "7": {"prefix_id": "stray"},
                                      "https://c.example.com": {"prefix_id": "by url"}}}}}
            """;

    @Test
    void misalignedListsAreReadWithTheirProblems() {
        Site.Person ada = site.newPerson();
        site.store(ada, MISALIGNED);

        DirectConnections read = editor(ada).read();

        assertThat(read.all())
                .containsExactly(
                        // The page skips a connection without a config, so it is kept but must not come alive.
                        new DirectConnection("https://a.example.com/v1", Secret.of("key-a"), Map.of("enable", false)),
                        new DirectConnection("https://b.example.com/v1", null, Map.of("prefix_id", "b")));
        assertThat(read.problems())
                .extracting(ConnectionProblem::kind, ConnectionProblem::place)
                .containsExactlyInAnyOrder(
                        tuple(Kind.NO_CONFIG, "OPENAI_API_CONFIGS[0]"),
                        tuple(Kind.NO_KEY, "OPENAI_API_KEYS[1]"),
                        tuple(Kind.LEFT_OVER, "OPENAI_API_CONFIGS[7]"));
        assertThat(site.account(ada).directConnections()).isEqualTo(read);
    }

    @Test
    void aWriteRepairsThemWhenAskedToAndTellsWhatItFound() {
        Site.Person ada = site.newPerson();
        site.store(ada, MISALIGNED);

        SettingsEdit edit =
                editor(ada).edit(connections -> connections.repaired().add(ours()));

        assertThat(edit.before().problems()).hasSize(3);
        assertThat(edit.after().problems()).isEmpty();
        assertThat(site.stored(ada)).isEqualTo(Site.json("""
                                {"ui": {"theme": "dark", "directConnections": {
                                   "OPENAI_API_BASE_URLS": ["https://a.example.com/v1", "https://b.example.com/v1",
                                                            "https://llm.example.com/v1"],
                                   "OPENAI_API_KEYS": ["key-a", "", "upstream"],
                                   "OPENAI_API_CONFIGS": {
                                      "0": {"enable": false},
                                      "1": {"prefix_id": "b"},
                                      "2": {"enable": true, "tags": [], "prefix_id": "", "model_ids": [],
                                            "connection_type": "external", "auth_type": "bearer"},
                                      "https://c.example.com": {"prefix_id": "by url"}}}}}
                                """));
    }

    @Test
    void aWriteThatWasNotAskedToRepairThemLeavesThemAlone() {
        Site.Person ada = site.newPerson();
        site.store(ada, MISALIGNED);
        site.wire.clear();

        assertThatThrownBy(() -> editor(ada).edit(connections -> connections.add(ours())))
                .isInstanceOf(MalformedSettingsException.class)
                .hasMessageContaining("OPENAI_API_CONFIGS[0]")
                .hasMessageContaining("repaired()")
                .hasMessageNotContaining("key-a");
        assertThat(editor(ada).edit(connections -> connections).written()).isFalse();

        assertThat(site.wire.writes()).isEmpty();
        assertThat(site.stored(ada)).isEqualTo(Site.json(MISALIGNED));
    }

    @Test
    void aKeyWithoutAUrlIsReportedBeforeAWriteLosesIt() {
        Site.Person ada = site.newPerson();
        site.store(ada, """
                {"ui": {"directConnections": {"OPENAI_API_BASE_URLS": [], "OPENAI_API_KEYS": ["orphan"],
                                              "OPENAI_API_CONFIGS": {}}}}
                """);

        assertThat(editor(ada).read().problems()).singleElement().satisfies(problem -> {
            assertThat(problem.loses()).isTrue();
            assertThat(problem.text()).contains("belongs to no URL").doesNotContain("orphan");
        });
    }

    @Test
    void missingListsAreReadAndRepaired() {
        Site.Person ada = site.newPerson();
        site.store(ada, "{\"ui\": {\"directConnections\": {\"OPENAI_API_BASE_URLS\": [\"https://a.example.com\"]}}}");

        SettingsEdit edit =
                editor(ada).edit(connections -> connections.repaired().add(ours()));

        assertThat(edit.before().problems())
                .extracting(ConnectionProblem::text)
                .contains("OPENAI_API_KEYS is missing", "OPENAI_API_CONFIGS is missing");
        assertThat(editor(ada).read().problems()).isEmpty();
        assertThat(editor(ada).read().all()).hasSize(2);
    }

    @Test
    void configsAsAListAreReadByIndexAsThePageDoes() {
        Site.Person ada = site.newPerson();
        site.store(ada, """
                {"ui": {"directConnections": {"OPENAI_API_BASE_URLS": ["https://a.example.com"],
                                              "OPENAI_API_KEYS": ["key-a"],
                                              "OPENAI_API_CONFIGS": [{"prefix_id": "a"}]}}}
                """);

        DirectConnections read = editor(ada).read();

        assertThat(read.problems()).isEmpty();
        assertThat(read.all())
                .containsExactly(
                        new DirectConnection("https://a.example.com", Secret.of("key-a"), Map.of("prefix_id", "a")));
    }

    @Test
    void emptyConnectionsAreNone() {
        Site.Person ada = site.newPerson();
        site.store(ada, "{\"ui\": {\"theme\": \"dark\"}}");

        assertThat(editor(ada).read()).isEqualTo(DirectConnections.none());

        site.store(ada, "{\"ui\": {\"directConnections\": {}}}");
        assertThat(editor(ada).read().all()).isEmpty();
        editor(ada).edit(connections -> connections.add(ours()));
        assertThat(editor(ada).read().all()).containsExactly(ours());
    }

    @Test
    void connectionsThatAreNoObjectAreLeftAlone() {
        assertLeftAlone("{\"ui\": {\"theme\": \"dark\", \"directConnections\": \"str\"}}", "directConnections");
    }

    @Test
    void listsThatAreNoneAreLeftAlone() {
        assertLeftAlone("""
                {"ui": {"directConnections": {"OPENAI_API_BASE_URLS": "https://a.example.com",
                                              "OPENAI_API_KEYS": [], "OPENAI_API_CONFIGS": {}}}}
                """, "OPENAI_API_BASE_URLS");
        assertLeftAlone("""
                {"ui": {"directConnections": {"OPENAI_API_BASE_URLS": ["https://a.example.com"],
                                              "OPENAI_API_KEYS": "key-a", "OPENAI_API_CONFIGS": {"0": {}}}}}
                """, "OPENAI_API_KEYS");
        assertLeftAlone("""
                {"ui": {"directConnections": {"OPENAI_API_BASE_URLS": ["https://a.example.com"],
                                              "OPENAI_API_KEYS": ["key-a"], "OPENAI_API_CONFIGS": "on"}}}
                """, "OPENAI_API_CONFIGS");
    }

    private void assertLeftAlone(String settings, String place) {
        Site.Person ada = site.newPerson();
        site.store(ada, settings);
        site.wire.clear();

        assertThat(editor(ada).read().problems())
                .filteredOn(ConnectionProblem::loses)
                .extracting(ConnectionProblem::place)
                .containsExactly(place);
        assertThatThrownBy(() -> editor(ada).edit(connections -> connections.add(ours())))
                .isInstanceOf(MalformedSettingsException.class)
                .hasMessageContaining(place)
                .hasMessageNotContaining("key-a");

        assertThat(site.wire.writes()).isEmpty();
        assertThat(site.stored(ada)).isEqualTo(Site.json(settings));

        editor(ada).edit(connections -> connections.repaired().put(ours()));
        assertThat(editor(ada).read().problems()).isEmpty();
        assertThat(site.account(ada).directConnections().all()).contains(ours());
    }

    private SettingsEditor editor(Site.Person person) {
        return site.as(person).settingsEditor();
    }

    private static DirectConnection ours() {
        return DirectConnection.of("https://llm.example.com/v1", Secret.of("upstream"));
    }
}
