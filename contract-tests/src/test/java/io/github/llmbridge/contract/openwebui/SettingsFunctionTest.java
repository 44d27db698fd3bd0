package io.github.llmbridge.contract.openwebui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.llmbridge.contract.OnEveryLine;
import io.github.llmbridge.contract.Wire;
import io.github.llmbridge.http.NotFoundException;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.openwebui.settings.AccountEdit;
import io.github.llmbridge.openwebui.settings.AccountRead;
import io.github.llmbridge.openwebui.settings.ConnectionsEditor;
import io.github.llmbridge.openwebui.settings.DirectConnection;
import io.github.llmbridge.openwebui.settings.DirectConnections;
import io.github.llmbridge.openwebui.settings.MalformedSettingsException;
import io.github.llmbridge.openwebui.settings.SettingsEdit;
import io.github.llmbridge.openwebui.settings.SettingsFunction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Accounts are read and edited by the function, without any token of theirs. */
@OnEveryLine
class SettingsFunctionTest extends SiteTest {
    private static final String RUN = "/api/chat/actions/" + SettingsFunction.ID;
    private static final String ODD = """
            {"ui": {"theme": "dark", "ratio": 1.50, "words": "ü ☃", "directConnections": {
               "OPENAI_API_BASE_URLS": ["https://one.example.com", 7, "https://two.example.com"],
               "OPENAI_API_KEYS": ["sk-one", null, "sk-two\\n"],
               "OPENAI_API_CONFIGS": {"0": {"enable": true, "note": "ü", "weight": 0.1}, "1": "odd", "2": {}, "two": {"x": 1}},
               "extra": {"deep": [1, 2.0, 1e-7, 12345678901234567890, null, true, "\\u2028"]}}},
             "other": {"kept": [1]}}
            """;

    private final DirectConnection ours = DirectConnection.of("https://llm.example.com/v1", Secret.of("sk-ours"));
    private SettingsFunction function;

    @BeforeEach
    void install() {
        function = site.client.settingsFunction();
        site.behind.functions().delete(SettingsFunction.ID);
        function.install();
        site.wire.clear();
    }

    @AfterEach
    void uninstall() {
        site.behind.functions().delete(SettingsFunction.ID);
    }

    @Test
    void anAccountIsReadAndEditedWithoutItsToken() {
        Site.Person ada = site.newPerson();

        SettingsEdit edit = function.editor(ada.id()).edit(found -> found.add(ours));

        assertThat(edit.written()).isTrue();
        assertThat(edit.before()).isEqualTo(DirectConnections.none());
        assertThat(site.account(ada).directConnections().all()).containsExactly(ours);
        assertThat(function.editor(ada.id()).read().all()).containsExactly(ours);
        assertThat(function.editor(ada.id()).confirm(edit)).isTrue();
    }

    @Test
    void nothingButOurConnectionDiffersAsJson() {
        Site.Person ada = site.newPerson();
        site.store(ada, ODD);
        Map<String, Object> before = site.stored(ada);

        function.editor(ada.id()).edit(found -> found.add(ours));
        assertThat(connections(site.stored(ada))).isNotEqualTo(connections(before));
        function.editor(ada.id()).edit(found -> found.remove(ours.identity()));

        assertThat(site.stored(ada)).isEqualTo(before);
    }

    @Test
    void anEditThatChangesNothingWritesNothing() {
        Site.Person ada = site.newPerson();
        function.editor(ada.id()).edit(found -> found.add(ours));
        site.wire.clear();

        SettingsEdit edit = function.editor(ada.id()).edit(found -> found.put(ours));

        assertThat(edit.written()).isFalse();
        assertThat(runs()).isEqualTo(1);
    }

    @Test
    void aHundredAccountsAreReadByOneCallAndRotatedByTwo() {
        List<Site.Person> people =
                IntStream.range(0, 100).mapToObj(i -> site.newPerson()).toList();
        List<String> ids = people.stream().map(Site.Person::id).toList();
        function.edit(forAll(ids, found -> found.add(ours)));
        Secret next = Secret.of("sk-next");
        site.wire.clear();

        Map<String, AccountRead> read = function.read(ids);

        assertThat(runs()).isEqualTo(1);
        assertThat(read.keySet()).containsExactlyElementsOf(ids);
        assertThat(read.values())
                .allSatisfy(found -> assertThat(connections(found).all()).containsExactly(ours));
        site.wire.clear();

        Map<String, AccountEdit> edited = function.edit(forAll(ids, found -> found.put(ours.withKey(next))), read);

        assertThat(runs()).isEqualTo(2);
        assertThat(edited.values()).hasSize(100).allMatch(AccountEdit.Done.class::isInstance);
        assertThat(site.account(people.get(99)).directConnections().all()).containsExactly(ours.withKey(next));
    }

    @Test
    void eachAccountHasAnOutcomeOfItsOwn() {
        Site.Person ada = site.newPerson();
        Site.Person bob = site.newPerson();
        Site.Person cem = site.newPerson();
        site.store(bob, "{\"ui\": {\"directConnections\": {\"OPENAI_API_BASE_URLS\": [\"https://bob.example.com\"]}}}");
        Map<String, UnaryOperator<DirectConnections>> changes = new LinkedHashMap<>();
        changes.put(ada.id(), found -> found.add(ours));
        changes.put("nobody", found -> found.add(ours));
        changes.put(bob.id(), found -> found.add(ours));
        changes.put(cem.id(), found -> found.add(ours).add(ours));

        Map<String, AccountEdit> outcomes = function.edit(changes);

        assertThat(outcomes.get(ada.id())).isInstanceOf(AccountEdit.Done.class);
        assertThat(outcomes.get("nobody")).isInstanceOf(AccountEdit.UnknownAccount.class);
        assertThat(reason(outcomes.get(bob.id()))).isInstanceOf(MalformedSettingsException.class);
        assertThat(reason(outcomes.get(cem.id()))).isInstanceOf(IllegalArgumentException.class);
        assertThat(function.read(List.of("nobody")).get("nobody")).isInstanceOf(AccountRead.UnknownAccount.class);
        ConnectionsEditor nobody = function.editor("nobody");
        assertThatThrownBy(nobody::read).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> nobody.edit(found -> found.add(ours))).isInstanceOf(NotFoundException.class);
    }

    @Test
    void whatWasReadBeforeAndChangedMeanwhileIsNoticed() {
        Site.Person ada = site.newPerson();
        DirectConnection theirs = DirectConnection.of("https://theirs.example.com", Secret.of("sk-theirs"));
        Map<String, AccountRead> read = function.read(List.of(ada.id()));
        site.behind.as(ada.token()).settingsEditor().edit(found -> found.add(theirs));
        List<DirectConnections> seen = new ArrayList<>();

        Map<String, AccountEdit> outcome = function.edit(
                Map.of(ada.id(), found -> {
                    seen.add(found);
                    return found.add(ours);
                }),
                read);

        assertThat(outcome.get(ada.id())).isInstanceOf(AccountEdit.Done.class);
        assertThat(seen).hasSize(2);
        assertThat(site.account(ada).directConnections().all()).containsExactly(theirs, ours);
    }

    @Test
    void aChangeOfAnotherSettingMeanwhileIsNoConflict() {
        Site.Person ada = site.newPerson();
        Map<String, AccountRead> read = function.read(List.of(ada.id()));
        site.store(ada, "{\"ui\": {\"theme\": \"dark\"}}");
        site.wire.clear();

        function.edit(Map.of(ada.id(), found -> found.add(ours)), read);

        assertThat(runs()).isEqualTo(1);
        assertThat(site.account(ada).directConnections().all()).containsExactly(ours);
        assertThat(site.stored(ada)).extracting("ui").extracting("theme").isEqualTo("dark");
    }

    @Test
    void whoKeepsWritingLeavesAConflict() {
        Site.Person ada = site.newPerson();
        int[] turn = {0};

        Map<String, AccountEdit> outcome = function.edit(Map.of(ada.id(), found -> {
            turn[0]++;
            DirectConnection theirs = DirectConnection.of("https://" + turn[0] + ".example.com", Secret.of("sk"));
            site.behind.as(ada.token()).settingsEditor().edit(now -> now.add(theirs));
            return found.add(ours);
        }));

        assertThat(outcome.get(ada.id()))
                .isInstanceOfSatisfying(
                        AccountEdit.Conflict.class,
                        conflict -> assertThat(conflict.stored().all())
                                .hasSizeGreaterThan(5)
                                .doesNotContain(ours));
    }

    @Test
    void aLostAnswerIsLookedForAndTheEditNotMadeTwice() {
        Site.Person ada = site.newPerson();
        int[] met = {0};
        site.wire.trouble((number, request) ->
                request.url().encodedPath().equals(RUN) && ++met[0] == 2 ? Wire.Effect.LOSE_ANSWER : Wire.Effect.NONE);

        SettingsEdit edit = function.editor(ada.id()).edit(found -> found.add(ours));

        assertThat(edit.written()).isTrue();
        assertThat(edit.after().all()).containsExactly(ours);
        assertThat(site.account(ada).directConnections().all()).containsExactly(ours);
    }

    private static Map<String, UnaryOperator<DirectConnections>> forAll(
            List<String> ids, UnaryOperator<DirectConnections> change) {
        Map<String, UnaryOperator<DirectConnections>> changes = new LinkedHashMap<>();
        ids.forEach(id -> changes.put(id, change));
        return changes;
    }

    private static DirectConnections connections(AccountRead read) {
        return ((AccountRead.Found) read).connections();
    }

    private static Object connections(Map<String, Object> settings) {
        return ((Map<?, ?>) settings.get("ui")).get("directConnections");
    }

    private static RuntimeException reason(AccountEdit outcome) {
        return ((AccountEdit.Refused) outcome).reason();
    }

    private long runs() {
        return site.wire.exchanges().stream()
                .filter(exchange -> exchange.path().equals(RUN))
                .count();
    }
}
