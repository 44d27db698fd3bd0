package io.github.llmbridge.contract.openwebui;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.llmbridge.contract.OnEveryLine;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.openwebui.settings.DirectConnection;
import io.github.llmbridge.openwebui.settings.DirectConnections;
import io.github.llmbridge.openwebui.settings.SettingsEdit;
import io.github.llmbridge.openwebui.settings.SettingsEditor;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The server keeps any JSON where a connection's cells belong. It stays as it is, and ours is kept beside it. */
@OnEveryLine
class ForeignRowsTest extends SiteTest {
    /** URL, key and config as JSON. */
    private record Row(String url, String key, String config) {}

    private static final List<Row> FOREIGN = List.of(
            new Row("\"https://a.example.com/v1\"", "\" \"", "{\"prefix_id\": \"a\"}"),
            new Row("\"https://b.example.com/v1\"", "\"key-b\\n\"", "{}"),
            new Row("null", "\"key-c\"", "{\"enable\": false}"),
            new Row("\"https://d.example.com/v1\"", "null", "null"),
            new Row("17", "4.5", "[]"),
            new Row("\" https://e.example.com/with blank \"", "true", "\"on\""),
            new Row("{\"url\": [null, 1.25]}", "[\"key-f\", {}]", "0"),
            new Row("\"\"", "\"a\\nb\"", "{\"deep\": {\"list\": [1, null, {\"x\": 1000.5}]}}"));

    private static final Row OURS = new Row("\"https://llm.example.com/v1\"", "\"upstream\"", """
            {"enable": true, "tags": [], "prefix_id": "", "model_ids": [], "connection_type": "external",
             "auth_type": "bearer", "managed_by": "us"}""");

    @Test
    void oursIsAddedChangedAndRemovedAndTheRestStaysInItsPlace() {
        Site.Person ada = site.newPerson();
        site.store(ada, settings(FOREIGN));

        assertThat(editor(ada).read().problems()).isEmpty();
        assertThat(site.account(ada).directConnections()).isEqualTo(editor(ada).read());
        editor(ada).edit(found -> found.add(ours()));
        assertStored(ada, with(FOREIGN, OURS));

        List<Row> surrounded = new ArrayList<>(with(FOREIGN, OURS));
        surrounded.addAll(FOREIGN);
        site.store(ada, settings(surrounded));
        editor(ada).edit(found -> found.put(ours().withKey(Secret.of("another"))));
        surrounded.set(FOREIGN.size(), new Row(OURS.url(), "\"another\"", OURS.config()));
        assertStored(ada, surrounded);

        editor(ada).edit(found -> found.remove(ours().identity()));
        surrounded.remove(FOREIGN.size());
        assertStored(ada, surrounded);
    }

    @Test
    void whatChangesNothingWritesNothing() {
        Site.Person ada = site.newPerson();
        site.store(ada, settings(FOREIGN));
        site.wire.clear();

        SettingsEdit edit = editor(ada).edit(found -> found.remove(ours().identity()));

        assertThat(edit.written()).isFalse();
        assertThat(site.wire.writes()).isEmpty();
    }

    @Test
    void blanksAroundOurKeyDoNotHideIt() {
        Site.Person ada = site.newPerson();
        Secret key = Secret.of("upstream");
        site.store(
                ada,
                settings(List.of(
                        new Row(OURS.url(), "\"upstream \\n\"", OURS.config()),
                        new Row("\"https://b.example.com/v1\"", "\" upstream\"", "{}"),
                        new Row("\"https://c.example.com/v1\"", "\"upstream2\"", "{}"))));

        DirectConnections read = editor(ada).read();

        assertThat(read.all()).extracting(found -> found.hasKey(key)).containsExactly(true, true, false);
        // What stands behind it, no header keeps; what stands before it reaches the server.
        assertThat(read.all()).extracting(found -> key.equals(found.key())).containsExactly(true, false, false);
        assertThat(editor(ada).edit(found -> found.put(ours())).written()).isFalse();
        editor(ada).edit(found -> found.update(row -> row.hasKey(key), row -> row.withKey(Secret.of("new"))));
        assertThat(editor(ada).read().find(ours().identity()).orElseThrow().key())
                .isEqualTo(Secret.of("new"));
    }

    private void assertStored(Site.Person person, List<Row> rows) {
        assertThat(site.stored(person)).isEqualTo(Site.json(settings(rows)));
    }

    private static List<Row> with(List<Row> rows, Row last) {
        List<Row> all = new ArrayList<>(rows);
        all.add(last);
        return all;
    }

    private static String settings(List<Row> rows) {
        List<String> configs = IntStream.range(0, rows.size())
                .mapToObj(i -> "\"" + i + "\": " + rows.get(i).config())
                .toList();
        return "{\"ui\": {\"directConnections\": {\"OPENAI_API_BASE_URLS\": "
                + rows.stream().map(Row::url).toList() + ", \"OPENAI_API_KEYS\": "
                + rows.stream().map(Row::key).toList() + ", \"OPENAI_API_CONFIGS\": {" + String.join(", ", configs)
                + "}}}}";
    }

    private SettingsEditor editor(Site.Person person) {
        return site.as(person).settingsEditor();
    }

    private static DirectConnection ours() {
        return DirectConnection.of("https://llm.example.com/v1", Secret.of("upstream"))
                .managedBy("us");
    }
}
