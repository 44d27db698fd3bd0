package io.github.llmbridge.contract.openwebui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.llmbridge.contract.OnEveryLine;
import io.github.llmbridge.contract.Wire;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.openwebui.settings.DirectConnection;
import io.github.llmbridge.openwebui.settings.DirectConnections;
import io.github.llmbridge.openwebui.settings.SettingsConflictException;
import io.github.llmbridge.openwebui.settings.SettingsEdit;
import io.github.llmbridge.openwebui.settings.SettingsEditor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.Request;
import org.junit.jupiter.api.Test;

@OnEveryLine
class SettingsRaceTest extends SiteTest {
    private static final String FOREIGN = """
            {"ui": {"theme": "dark", "directConnections": {
               "OPENAI_API_BASE_URLS": ["https://foreign.example.com"], "OPENAI_API_KEYS": ["foreign"],
               "OPENAI_API_CONFIGS": {"0": {}}}}}
            """;

    private final DirectConnection ours = connection(0);
    private final DirectConnection foreign =
            new DirectConnection("https://foreign.example.com", Secret.of("foreign"), Map.of());

    @Test
    void concurrentEditsThroughOneClientAllSurvive() throws Exception {
        Site.Person ada = site.newPerson();
        site.store(ada, "{\"ui\": {\"theme\": \"dark\"}}");
        int edits = 10;
        CountDownLatch start = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(edits);
        try {
            List<Future<SettingsEdit>> results = new ArrayList<>();
            for (int i = 0; i < edits; i++) {
                DirectConnection mine = connection(i);
                results.add(threads.submit(() -> {
                    start.await();
                    return editor(ada).edit(connections -> connections.add(mine));
                }));
            }
            start.countDown();
            for (Future<SettingsEdit> result : results) {
                assertThat(result.get().written()).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }

        DirectConnections stored = site.account(ada).directConnections();
        assertThat(stored.problems()).isEmpty();
        assertThat(stored.all()).hasSize(edits);
        for (int i = 0; i < edits; i++) {
            assertThat(stored.all()).contains(connection(i));
        }
        assertThat(theme(ada)).isEqualTo("dark");
    }

    @Test
    void aForeignSettingBetweenOurReadAndOurWriteIsKeptOnTheCurrentLine() {
        Site.Person ada = site.newPerson();
        site.store(ada, "{\"ui\": {\"theme\": \"dark\"}}");
        beforeOurWrite(1, () -> site.store(ada, "{\"ui\": {\"theme\": \"light\"}}"));

        SettingsEdit edit = editor(ada).edit(connections -> connections.add(ours));

        assertThat(edit.after().all()).containsExactly(ours);
        assertThat(site.account(ada).directConnections().all()).containsExactly(ours);
        // The seed line takes settings as a whole only, so what came between is written over.
        assertThat(theme(ada)).isEqualTo(line.isSeedOpenWebUi() ? "dark" : "light");
    }

    @Test
    void aForeignSettingAfterOurWriteIsNoReasonToWriteAgain() {
        Site.Person ada = site.newPerson();
        site.client.dialect();
        afterOurWrite(1, () -> {
            Map<String, Object> stored = site.stored(ada);
            Map<String, Object> ui = new LinkedHashMap<>(asMap(stored.get("ui")));
            ui.put("theme", "light");
            site.behind.as(ada.token()).settings().update(Map.of("ui", ui));
        });

        editor(ada).edit(connections -> connections.add(ours));

        assertThat(site.account(ada).directConnections().all()).containsExactly(ours);
        assertThat(theme(ada)).isEqualTo("light");
        assertThat(site.wire.writes()).hasSize(2); // The account, and one write of its settings.
    }

    @Test
    void aConnectionThatSomebodyAddedToOursIsNoReasonToAddOursAgain() {
        Site.Person ada = site.newPerson();
        afterOurWrite(
                1, () -> site.behind.as(ada.token()).settingsEditor().edit(connections -> connections.add(foreign)));

        SettingsEdit edit = editor(ada).edit(connections -> connections.add(ours));

        assertThat(edit.after().all()).containsExactly(ours, foreign);
        assertThat(site.account(ada).directConnections().all()).containsExactly(ours, foreign);
    }

    @Test
    void anEditThatSomebodyWroteOverIsMadeAgainOnTheirs() {
        Site.Person ada = site.newPerson();
        afterOurWrite(1, () -> site.store(ada, FOREIGN));

        SettingsEdit edit = editor(ada).edit(connections -> connections.add(ours));

        assertThat(edit.written()).isTrue();
        assertThat(edit.after().all()).containsExactly(foreign, ours);
        assertThat(site.account(ada).directConnections().all()).containsExactly(foreign, ours);
        assertThat(theme(ada)).isEqualTo("dark");
    }

    @Test
    void aRemovalThatSomebodyUndidIsMadeAgain() {
        Site.Person ada = site.newPerson();
        site.store(ada, FOREIGN);
        afterOurWrite(1, () -> site.store(ada, FOREIGN));

        SettingsEdit edit = editor(ada).edit(connections -> connections.remove(foreign::equals));

        assertThat(edit.after().all()).isEmpty();
        assertThat(site.account(ada).directConnections().all()).isEmpty();
    }

    @Test
    void anEditThatIsAlwaysWrittenOverIsGivenUpAndSaidSo() {
        Site.Person ada = site.newPerson();
        afterOurWrite(Integer.MAX_VALUE, () -> site.store(ada, FOREIGN));

        assertThatThrownBy(() -> editor(ada).edit(connections -> connections.add(ours)))
                .isInstanceOf(SettingsConflictException.class);

        assertThat(site.account(ada).directConnections().all()).containsExactly(foreign);
    }

    /** Somebody writes after the editor has read and before its write arrives. */
    private void beforeOurWrite(int times, Runnable write) {
        AtomicInteger left = new AtomicInteger(times);
        site.wire.trouble((number, request) -> {
            if (isWrite(request) && left.getAndDecrement() > 0) {
                write.run();
            }
            return Wire.Effect.NONE;
        });
    }

    /** Somebody writes after the editor has written and before it reads back. */
    private void afterOurWrite(int times, Runnable write) {
        AtomicInteger left = new AtomicInteger(times);
        AtomicInteger written = new AtomicInteger();
        site.wire.trouble((number, request) -> {
            if (isWrite(request)) {
                written.incrementAndGet();
            } else if (written.getAndSet(0) > 0 && left.getAndDecrement() > 0) {
                write.run();
            }
            return Wire.Effect.NONE;
        });
    }

    private static boolean isWrite(Request request) {
        return request.url().encodedPath().equals("/api/v1/users/user/settings/update");
    }

    private SettingsEditor editor(Site.Person person) {
        return site.as(person).settingsEditor();
    }

    private Object theme(Site.Person person) {
        return asMap(site.stored(person).get("ui")).get("theme");
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> asMap(Object value) {
        return (Map<String, Object>) value;
    }

    private static DirectConnection connection(int number) {
        return DirectConnection.of("https://llm" + number + ".example.com/v1", Secret.of("key-" + number));
    }
}
