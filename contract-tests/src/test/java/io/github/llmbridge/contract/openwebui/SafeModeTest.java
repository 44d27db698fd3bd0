package io.github.llmbridge.contract.openwebui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.llmbridge.contract.ChangesItsServer;
import io.github.llmbridge.contract.OnEveryLine;
import io.github.llmbridge.openwebui.settings.SettingsFunction;
import io.github.llmbridge.openwebui.settings.SettingsFunctionException;
import io.github.llmbridge.openwebui.settings.SettingsFunctionStatus;
import io.github.llmbridge.openwebui.settings.SettingsFunctionStatus.State;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * An Open WebUI that was started with {@code SAFE_MODE=true}, which switches all functions off. A real server is started so twice:
 * the first run installs the function, the second one finds it switched off.
 */
@ChangesItsServer
@OnEveryLine
class SafeModeTest extends SiteTest {
    @Test
    void aStartInSafeModeIsToldByName() {
        SettingsFunction function = site.client.settingsFunction();
        if (function.status().state() == State.ABSENT) {
            assertThat(function.install().state()).isEqualTo(State.OURS);
            line.restartInSafeMode();
            if (line.isLive()) {
                return;
            }
        }

        SettingsFunctionStatus status = function.status();

        assertThat(status.state()).isEqualTo(State.SWITCHED_OFF);
        assertThat(status.text()).contains("safe mode");
        assertThatThrownBy(() -> function.read(List.of("nobody")))
                .isInstanceOf(SettingsFunctionException.class)
                .hasMessage(status.text());
        assertThat(function.install().state()).isEqualTo(State.OURS);
        assertThat(function.uninstall().state()).isEqualTo(State.ABSENT);
    }
}
