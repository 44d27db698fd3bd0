package io.github.llmbridge.contract.openwebui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.llmbridge.contract.OnEveryLine;
import io.github.llmbridge.contract.OpenWebUiBehaviour;
import io.github.llmbridge.contract.ServerLine;
import io.github.llmbridge.contract.Wire;
import io.github.llmbridge.http.CallOptions;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.http.UnreachableException;
import io.github.llmbridge.openwebui.auths.SignInRequest;
import io.github.llmbridge.openwebui.settings.DirectConnection;
import io.github.llmbridge.openwebui.settings.DirectConnections;
import io.github.llmbridge.openwebui.settings.SettingsConflictException;
import io.github.llmbridge.openwebui.settings.SettingsEdit;
import io.github.llmbridge.openwebui.settings.SettingsEditor;
import io.github.llmbridge.openwebui.settings.SettingsOutcomeUnknownException;
import io.github.llmbridge.openwebui.users.Role;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import okhttp3.Request;
import org.junit.jupiter.api.Test;

@OnEveryLine
class SettingsRaceTest extends SiteTest {
    private static final String FOREIGN = """
            {"ui": {"theme": "dark", "directConnections": {
               "OPENAI_API_BASE_URLS": ["https://foreign.example.com"], "OPENAI_API_KEYS": ["foreign"],
               "OPENAI_API_CONFIGS": {"0": {}}}}}
            """;

    private static final String OURS = """
            {"OPENAI_API_BASE_URLS": ["https://llm0.example.com/v1"], "OPENAI_API_KEYS": ["key-0"],
             "OPENAI_API_CONFIGS": {"0": {"enable": true, "tags": [], "prefix_id": "", "model_ids": [],
                                          "connection_type": "external", "auth_type": "bearer"}}}
            """;
    private static final String UPDATE = "/api/v1/users/user/settings/update";

    private final DirectConnection ours = connection(0);
    private final DirectConnection foreign =
            new DirectConnection("https://foreign.example.com", Secret.of("foreign"), Map.of());

    @Test
    void aWriteWhoseAnswerWasLostIsLookedForAndNotSentBlindlyAgain() {
        Site.Person ada = site.newPerson();
        site.wire.troubleOnce("POST", UPDATE, Wire.Effect.LOSE_ANSWER);

        SettingsEdit edit = site.client
                .with(CallOptions.none().attempts(3))
                .as(ada.token())
                .settingsEditor()
                .edit(found -> found.add(DirectConnection.of("https://once.example.com/v1", Secret.of("key"))));

        assertThat(edit.written()).isTrue();
        assertThat(site.wire.writes())
                .filteredOn(sent -> sent.path().endsWith("/settings/update"))
                .hasSize(1);
    }

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
    void thirtyEditorsWithAllKindsOfTokensOfOneUserAllSurvive() throws Exception {
        Site.Person ada = site.newPerson(ServerLine.unique("u") + "@example.com", Role.ADMIN);
        site.store(ada, "{\"ui\": {\"theme\": \"dark\"}}");
        List<Secret> tokens = List.of(
                ada.token(),
                site.client
                        .anonymousAuths()
                        .signIn(new SignInRequest(ada.email(), ada.password()))
                        .token(),
                site.as(ada).auths().createApiKey().apiKey());
        int edits = 30;
        CountDownLatch start = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(edits);
        try {
            List<Future<SettingsEdit>> results = new ArrayList<>();
            for (int i = 0; i < edits; i++) {
                DirectConnection mine = connection(i);
                Secret token = tokens.get(i % tokens.size());
                results.add(threads.submit(() -> {
                    start.await();
                    return site.client.as(token).settingsEditor().edit(connections -> connections.add(mine));
                }));
            }
            start.countDown();
            for (Future<SettingsEdit> result : results) {
                assertThat(result.get().written()).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(site.account(ada).directConnections().all())
                .containsExactlyInAnyOrderElementsOf(IntStream.range(0, edits)
                        .mapToObj(SettingsRaceTest::connection)
                        .toList());
        assertThat(theme(ada)).isEqualTo("dark");
    }

    @Test
    void aForeignEditorWhoseWriteOursWentOverMakesItAgain() {
        Site.Person ada = site.newPerson();
        AtomicInteger foreignReads = new AtomicInteger();
        // Ours has read; the foreign editor writes; ours writes over it; the foreign editor reads back.
        site.wireBehind.trouble((number, request) -> {
            boolean readsBack = isRead(request) && foreignReads.incrementAndGet() == 2;
            if (readsBack) {
                site.wire.clear();
                site.as(ada).settings().update(Map.of("ui", Map.of("directConnections", Site.json(OURS))));
            }
            return Wire.Effect.NONE;
        });

        SettingsEdit edit = site.behind.as(ada.token()).settingsEditor().edit(connections -> connections.add(foreign));

        assertThat(edit.after().all()).containsExactly(ours, foreign);
        assertThat(site.account(ada).directConnections().all()).containsExactly(ours, foreign);
    }

    @Test
    void anEditThatSomebodyWroteOverUnseenIsToldWhenAsked() {
        Site.Person ada = site.newPerson();
        SettingsEdit edit = editor(ada).edit(connections -> connections.add(ours));
        assertThat(editor(ada).confirm(edit)).isTrue();

        site.behind.as(ada.token()).settingsEditor().edit(connections -> connections.add(foreign));
        assertThat(editor(ada).confirm(edit)).isTrue();

        site.store(ada, FOREIGN);
        assertThat(editor(ada).confirm(edit)).isFalse();
        editor(ada).edit(connections -> connections.put(ours));
        assertThat(site.account(ada).directConnections().all()).containsExactly(foreign, ours);
    }

    @Test
    void aLostAnswerToTheWriteIsSettledByReadingBack() {
        Site.Person ada = site.newPerson();
        site.wire.troubleOnce("POST", UPDATE, Wire.Effect.LOSE_ANSWER);

        SettingsEdit edit = editor(ada).edit(connections -> connections.add(ours));

        assertThat(edit.written()).isTrue();
        assertThat(edit.after().all()).containsExactly(ours);
    }

    @Test
    void aWriteThatNeverArrivedIsMadeAgainUponWhatIsStoredThen() {
        Site.Person ada = site.newPerson();
        site.wire.troubleOnce("POST", UPDATE, Wire.Effect.LOSE_REQUEST);

        assertThat(editor(ada).edit(connections -> connections.add(ours)).written())
                .isTrue();

        assertThat(site.account(ada).directConnections().all()).containsExactly(ours);
    }

    @Test
    void writesThatNeverArriveAreAFailureThatChangedNothing() {
        Site.Person ada = site.newPerson();
        site.wire.trouble((number, request) ->
                request.url().encodedPath().equals(UPDATE) ? Wire.Effect.LOSE_REQUEST : Wire.Effect.NONE);

        assertThatThrownBy(() -> editor(ada).edit(connections -> connections.add(ours)))
                .isInstanceOf(UnreachableException.class);

        assertThat(site.stored(ada)).isNull();
    }

    @Test
    void aLostAnswerAndAFailedReadBackAreAnUnknownOutcomeThatTheSameEditSettles() {
        Site.Person ada = site.newPerson();
        AtomicInteger sinceWrite = new AtomicInteger();
        site.wire.trouble((number, request) -> {
            boolean after = isWrite(request) || sinceWrite.get() > 0;
            return after && sinceWrite.incrementAndGet() <= 2 ? Wire.Effect.LOSE_ANSWER : Wire.Effect.NONE;
        });

        assertThatThrownBy(() -> editor(ada).edit(connections -> connections.put(ours)))
                .isInstanceOfSatisfying(SettingsOutcomeUnknownException.class, error -> {
                    assertThat(error.answered()).isFalse();
                    assertThat(error).hasCauseInstanceOf(UnreachableException.class);
                    assertThat(error.toString()).doesNotContain("key-0");
                });
        SettingsEdit again = editor(ada).edit(connections -> connections.put(ours));

        assertThat(again.written()).isFalse();
        assertThat(again.after().all()).containsExactly(ours);
    }

    @Test
    void aFailedReadIsNeverTakenForEmptySettings() {
        Site.Person ada = site.newPerson();
        site.store(ada, FOREIGN);
        site.wire.clear();
        site.wire.trouble(
                (number, request) -> request.method().equals("GET") ? Wire.Effect.LOSE_ANSWER : Wire.Effect.NONE);

        assertThatThrownBy(() -> editor(ada).read()).isInstanceOf(UnreachableException.class);
        assertThatThrownBy(() -> editor(ada).edit(connections -> connections.add(ours)))
                .isInstanceOf(UnreachableException.class);

        assertThat(site.wire.writes()).isEmpty();
        assertThat(site.account(ada).directConnections().all()).containsExactly(foreign);
    }

    @Test
    void aForeignSettingBetweenOurReadAndOurWriteIsKeptWhereSettingsArePatched() {
        Site.Person ada = site.newPerson();
        site.store(ada, "{\"ui\": {\"theme\": \"dark\"}}");
        beforeOurWrite(1, () -> site.store(ada, "{\"ui\": {\"theme\": \"light\"}}"));

        SettingsEdit edit = editor(ada).edit(connections -> connections.add(ours));

        assertThat(edit.after().all()).containsExactly(ours);
        assertThat(site.account(ada).directConnections().all()).containsExactly(ours);
        assertThat(theme(ada)).isEqualTo(line.does(OpenWebUiBehaviour.PATCHES_SETTINGS) ? "light" : "dark");
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
        return request.url().encodedPath().equals(UPDATE);
    }

    private static boolean isRead(Request request) {
        return request.url().encodedPath().equals("/api/v1/users/user/settings");
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
