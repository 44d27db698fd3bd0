package io.github.llmbridge.contract.openwebui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.llmbridge.contract.OnEveryLine;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.openwebui.functions.FunctionForm;
import io.github.llmbridge.openwebui.settings.DirectConnection;
import io.github.llmbridge.openwebui.settings.SettingsFunction;
import io.github.llmbridge.openwebui.settings.SettingsFunctionException;
import io.github.llmbridge.openwebui.settings.SettingsFunctionStatus.State;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The settings function is installed, switched, upgraded and taken away, and what is there is told by name. */
@OnEveryLine
class SettingsFunctionLifeTest extends SiteTest {
    private static final String RUN = "/api/chat/actions/" + SettingsFunction.ID;
    private static final String FOREIGN = """
            class Action:
                async def action(self, body, __user__=None):
                    return {"llmbridge": {"key": "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=", "time": 0}}
            """;

    private SettingsFunction function;

    @BeforeEach
    void begin() {
        function = site.client.settingsFunction();
        uninstall();
    }

    @AfterEach
    void uninstall() {
        site.behind.functions().delete(SettingsFunction.ID);
    }

    @Test
    void itIsInstalledAndTakenAwayByOneCallEach() {
        assertThat(function.status().state()).isEqualTo(State.ABSENT);

        assertThat(function.install().state()).isEqualTo(State.OURS);
        assertThat(function.install().state()).isEqualTo(State.OURS);
        assertThat(function.status().usable()).isTrue();

        assertThat(function.uninstall().state()).isEqualTo(State.ABSENT);
        assertThat(function.uninstall().state()).isEqualTo(State.ABSENT);
        assertThat(site.behind.functions().find(SettingsFunction.ID)).isEmpty();
        assertUnusable(State.ABSENT);
    }

    @Test
    void theInstalledTextIsAnActionForNoModel() {
        function.install();

        assertThat(site.behind.functions().list())
                .filteredOn(found -> found.id().equals(SettingsFunction.ID))
                .singleElement()
                .satisfies(found -> {
                    assertThat(found.type()).isEqualTo("action");
                    assertThat(found.isActive()).isTrue();
                    assertThat(found.isGlobal()).isFalse();
                    assertThat(found.meta().manifest()).containsEntry("author", "llmbridge");
                });
    }

    @Test
    void whoSwitchesItOffEndsItsUse() {
        function.install();
        site.behind.functions().setActive(SettingsFunction.ID, false);

        assertThat(function.status().state()).isEqualTo(State.SWITCHED_OFF);
        assertUnusable(State.SWITCHED_OFF);
        assertThat(function.upgrade().state()).isEqualTo(State.SWITCHED_OFF);
        assertThat(function.install().state()).isEqualTo(State.OURS);
    }

    @Test
    void aForeignTextIsNeverCalledAndNeverTouched() {
        site.behind.functions().create(form(FOREIGN));
        site.behind.functions().setActive(SettingsFunction.ID, true);
        site.wire.clear();

        assertThat(function.status().state()).isEqualTo(State.FOREIGN_TEXT);
        assertThat(function.install().state()).isEqualTo(State.FOREIGN_TEXT);
        assertThat(function.upgrade().state()).isEqualTo(State.FOREIGN_TEXT);
        assertThat(function.uninstall().state()).isEqualTo(State.FOREIGN_TEXT);
        assertUnusable(State.FOREIGN_TEXT);

        assertThat(site.wire.exchanges()).noneMatch(exchange -> exchange.path().equals(RUN));
        assertThat(site.wire.writes()).isEmpty();
        assertThat(content()).isEqualTo(FOREIGN);
    }

    @Test
    void aTextThatSomebodyHasChangedIsForeign() {
        function.install();
        function.read(List.of("nobody"));
        site.behind.functions().update(form(content().replace("administrators", "Administrators")));
        site.wire.clear();

        assertUnusable(State.FOREIGN_TEXT);

        assertThat(site.wire.exchanges()).noneMatch(exchange -> exchange.path().equals(RUN));
    }

    @Test
    void anOlderTextIsUpgradedAndANewerOneLeftAsItIs() {
        function.install();
        String text = content();
        site.behind.functions().update(form(text.replace("version: 1\n", "version: 0\n")));
        assertThat(function.status().state()).isEqualTo(State.OLDER);
        assertThat(function.install().state()).isEqualTo(State.OLDER);
        assertUnusable(State.OLDER);

        assertThat(function.upgrade().state()).isEqualTo(State.OURS);

        assertThat(content()).isEqualTo(text);
        site.behind.functions().update(form(text.replace("version: 1\n", "version: 2\n")));
        assertThat(function.status().state()).isEqualTo(State.NEWER);
        assertThat(function.upgrade().state()).isEqualTo(State.NEWER);
        assertUnusable(State.NEWER);
    }

    @Test
    void anUpgradeMakesANewKeyThatIsInNoAnswer() {
        function.install();
        Map<String, Object> before = site.behind.functions().valves(SettingsFunction.ID);

        assertThat(function.upgrade().state()).isEqualTo(State.OURS);

        assertThat(site.behind.functions().valves(SettingsFunction.ID))
                .containsOnlyKeys("key")
                .isNotEqualTo(before);
    }

    private void assertUnusable(State state) {
        DirectConnection ours = DirectConnection.of("https://llm.example.com/v1", Secret.of("sk-ours"));
        assertThatThrownBy(() -> function.read(List.of("nobody")))
                .isInstanceOfSatisfying(
                        SettingsFunctionException.class,
                        e -> assertThat(e.status().state()).isEqualTo(state));
        assertThatThrownBy(() -> function.edit(Map.of("nobody", found -> found.add(ours))))
                .isInstanceOf(SettingsFunctionException.class);
    }

    private String content() {
        return site.behind.functions().find(SettingsFunction.ID).orElseThrow().content();
    }

    private static FunctionForm form(String content) {
        return FunctionForm.builder(SettingsFunction.ID, "Test", content).build();
    }
}
