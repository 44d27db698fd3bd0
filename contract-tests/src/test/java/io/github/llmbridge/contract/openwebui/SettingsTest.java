package io.github.llmbridge.contract.openwebui;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.llmbridge.contract.OnEveryLine;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.openwebui.settings.DirectConnection;
import io.github.llmbridge.openwebui.settings.DirectConnections;
import io.github.llmbridge.openwebui.settings.SettingsEdit;
import io.github.llmbridge.openwebui.settings.SettingsEditor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@OnEveryLine
class SettingsTest extends SiteTest {
    private static final String OURS = "https://llm.example.com/v1";
    private static final String UPDATE = "/api/v1/users/user/settings/update";

    /** Two connections of other people and much else; a null directly in ui would be a deletion on the current line. */
    private static final String RICH = """
            {"ui": {"theme": "dark",
                    "chatDirection": "RTL",
                    "unknown": {"none": null, "half": 0.5, "many": 12345678901234567890, "list": [1, null, {"deep": null}]},
                    "directConnections": {
                      "OPENAI_API_BASE_URLS": ["https://first.example.com/v1", "https://second.example.com"],
                      "OPENAI_API_KEYS": ["first", ""],
                      "OPENAI_API_CONFIGS": {
                        "0": {"enable": false, "tags": [{"name": "t"}], "unknown": null, "headers": {"X-A": "b", "X-N": null}},
                        "1": {"model_ids": ["a", "b"], "priority": 7, "weight": 0.25}},
                      "unknown": {"kept": null}}},
             "beside": {"x": [null]}}
            """;

    @Test
    void nothingIsStoredBeforeTheFirstWrite() {
        Site.Person ada = site.newPerson();

        assertThat(site.as(ada).settings().get()).isNull();
        assertThat(site.account(ada).settings()).isNull();
        assertThat(site.as(ada).settingsEditor().read()).isEqualTo(DirectConnections.none());
        assertThat(site.account(ada).directConnections()).isEqualTo(DirectConnections.none());
    }

    @Test
    void theFirstConnectionIsStoredAsThePagesOwnDialogWouldStoreIt() {
        Site.Person ada = site.newPerson();

        SettingsEdit edit = editor(ada).edit(connections -> connections.add(ours()));

        assertThat(edit.written()).isTrue();
        assertThat(edit.before()).isEqualTo(DirectConnections.none());
        assertThat(edit.after().all()).containsExactly(ours());
        assertThat(site.stored(ada)).isEqualTo(Site.json("""
                                {"ui": {"directConnections": {
                                   "OPENAI_API_BASE_URLS": ["https://llm.example.com/v1"],
                                   "OPENAI_API_KEYS": ["upstream"],
                                   "OPENAI_API_CONFIGS": {"0": {"enable": true, "tags": [], "prefix_id": "", "model_ids": [],
                                                                "connection_type": "external", "auth_type": "bearer"}}}}}
                                """));
        assertThat(site.account(ada).directConnections().all()).containsExactly(ours());
    }

    @Test
    void everythingElseIsKeptWhenAConnectionIsAdded() {
        Site.Person ada = withRichSettings();
        Map<String, Object> before = site.stored(ada);
        DirectConnections foreign = editor(ada).read();

        editor(ada).edit(connections -> connections.add(ours()));

        Map<String, Object> after = site.stored(ada);
        assertThat(withoutConnections(after)).isEqualTo(withoutConnections(before));
        assertThat(editor(ada).read()).isEqualTo(foreign.add(ours()));
        assertThat(connections(after).get("unknown")).isEqualTo(Site.json("{\"kept\": null}"));
    }

    @Test
    void addingAndRemovingLeavesTheSettingsAsTheyWere() {
        Site.Person ada = withRichSettings();
        Map<String, Object> before = site.stored(ada);

        editor(ada).edit(connections -> connections.add(ours()));
        editor(ada).edit(connections -> connections.remove(connection -> connection.hasUrl(OURS)));

        assertThat(before).isEqualTo(Site.json(RICH));
        assertThat(site.stored(ada)).isEqualTo(before);
    }

    @Test
    void aConnectionIsUpdatedInItsPlace() {
        Site.Person ada = withRichSettings();
        DirectConnections before = editor(ada).read();
        Secret fresh = Secret.of("fresh");

        SettingsEdit edit = editor(ada)
                .edit(connections -> connections.update(
                        connection -> connection.hasUrl("https://FIRST.example.com/v1/"),
                        connection -> connection.withKey(fresh)));

        assertThat(edit.after().all())
                .containsExactly(
                        before.all().get(0).withKey(fresh), before.all().get(1));
        Map<String, Object> expected = Site.json(RICH.replace("\"first\", \"\"", "\"fresh\", \"\""));
        assertThat(site.stored(ada)).isEqualTo(expected);
    }

    @Test
    void theConnectionsAfterARemovedOneKeepTheirKeysAndConfigs() {
        Site.Person ada = withRichSettings();
        DirectConnection second = editor(ada).read().all().get(1);
        editor(ada).edit(connections -> connections.add(ours()));

        editor(ada)
                .edit(connections ->
                        connections.remove(connection -> connection.hasUrl("https://first.example.com/v1")));

        assertThat(editor(ada).read().all()).containsExactly(second, ours());
        assertThat(editor(ada).read().problems()).isEmpty();
        assertThat(connections(site.stored(ada)).get("OPENAI_API_BASE_URLS"))
                .isEqualTo(List.of("https://second.example.com", OURS));
    }

    @Test
    void theLastConnectionCanBeRemoved() {
        Site.Person ada = site.newPerson();
        editor(ada).edit(connections -> connections.add(ours()));

        editor(ada).edit(connections -> connections.remove(connection -> true));

        assertThat(editor(ada).read()).isEqualTo(DirectConnections.none());
        assertThat(connections(site.stored(ada)))
                .isEqualTo(Site.json(
                        "{\"OPENAI_API_BASE_URLS\": [], \"OPENAI_API_KEYS\": [], \"OPENAI_API_CONFIGS\": {}}"));
    }

    @Test
    void aChangeThatChangesNothingWritesNothing() {
        Site.Person ada = withRichSettings();
        site.wire.clear();

        SettingsEdit same = editor(ada).edit(connections -> connections);
        SettingsEdit updated = editor(ada)
                .edit(connections ->
                        connections.update(connection -> true, connection -> connection.withKey(Secret.of("first"))));

        assertThat(same.written()).isFalse();
        assertThat(updated.written()).isFalse();
        assertThat(updated.after()).isEqualTo(updated.before());
        assertThat(site.wire.writes()).isEmpty();
    }

    @Test
    void numbersOfAnyJavaTypeAreRecognisedWhenTheyComeBack() {
        Site.Person ada = site.newPerson();
        Map<String, Object> config = Map.of("priority", 7L, "weight", 0.5, "small", (short) 3, "ratio", 1.50f);
        site.wire.clear();

        SettingsEdit edit = editor(ada)
                .edit(connections -> connections.add(new DirectConnection(OURS, Secret.of("upstream"), config)));

        assertThat(edit.after().all()).hasSize(1);
        assertThat(site.wire.writes()).extracting(exchange -> exchange.path()).containsExactly(UPDATE);
    }

    @Test
    void aNewAccountsFirstSettingsAreWrittenWithoutReading() {
        Site.Person ada = site.newPerson();
        site.client.dialect();
        site.wire.clear();

        SettingsEdit edit = editor(ada).initialise(DirectConnections.none().add(ours()));

        assertThat(edit.written()).isTrue();
        assertThat(site.wire.exchanges())
                .extracting(exchange -> exchange.path())
                .containsExactly(UPDATE);
        assertThat(site.account(ada).directConnections().all()).containsExactly(ours());
    }

    @Test
    void theMarkOfAnOwnerSurvivesTheServer() {
        Site.Person ada = site.newPerson();

        editor(ada).edit(connections -> connections.add(ours().managedBy("somebody")));

        DirectConnection stored = editor(ada).read().all().get(0);
        assertThat(stored.isManagedBy("somebody")).isTrue();
        assertThat(stored.isManagedBy("another")).isFalse();
    }

    private Site.Person withRichSettings() {
        Site.Person ada = site.newPerson();
        site.store(ada, RICH);
        return ada;
    }

    private SettingsEditor editor(Site.Person person) {
        return site.as(person).settingsEditor();
    }

    private static DirectConnection ours() {
        return DirectConnection.of(OURS, Secret.of("upstream"));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> connections(Map<String, Object> settings) {
        return (Map<String, Object>) ((Map<String, Object>) settings.get("ui")).get("directConnections");
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> withoutConnections(Map<String, Object> settings) {
        Map<String, Object> copy = new LinkedHashMap<>(settings);
        Map<String, Object> ui = new LinkedHashMap<>((Map<String, Object>) settings.get("ui"));
        ui.remove("directConnections");
        copy.put("ui", ui);
        return copy;
    }
}
