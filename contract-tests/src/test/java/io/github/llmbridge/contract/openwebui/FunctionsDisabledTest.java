package io.github.llmbridge.contract.openwebui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.llmbridge.contract.ChangesItsServer;
import io.github.llmbridge.contract.ServerLine;
import io.github.llmbridge.openwebui.settings.SettingsFunction;
import io.github.llmbridge.openwebui.settings.SettingsFunctionException;
import io.github.llmbridge.openwebui.settings.SettingsFunctionStatus;
import io.github.llmbridge.openwebui.settings.SettingsFunctionStatus.State;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** An Open WebUI with {@code ENABLE_FUNCTIONS=false}, which 0.12 knows. */
@ChangesItsServer
@ParameterizedClass(name = "{0}")
@MethodSource("lines")
class FunctionsDisabledTest extends SiteTest {
    static Stream<ServerLine> lines() {
        return ServerLine.withoutFunctions();
    }

    @Test
    void theServersRefusalIsToldByName() {
        SettingsFunction function = site.client.settingsFunction();

        SettingsFunctionStatus status = function.status();

        assertThat(status.state()).isEqualTo(State.REFUSED);
        assertThat(status.text()).contains("ENABLE_FUNCTIONS");
        assertThat(function.install()).isEqualTo(status);
        assertThat(function.upgrade()).isEqualTo(status);
        assertThat(function.uninstall()).isEqualTo(status);
        assertThatThrownBy(() -> function.read(List.of("nobody"))).isInstanceOf(SettingsFunctionException.class);
        assertThat(site.client.functions().list()).isEmpty();
        assertThat(site.client.functions().find(SettingsFunction.ID)).isEmpty();
    }
}
