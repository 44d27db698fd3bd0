package io.github.llmbridge.cli.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.llmbridge.cli.ToolException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsReaderTest {
    @TempDir
    Path folder;

    @Test
    void propertiesAndYamlSayTheSame() throws IOException {
        Path properties =
                write("bridge.properties", "LITELLM_BASE_URL=http://llm:4000\nBRIDGE_SETTINGS_FUNCTION=true\n");
        Path yaml = write("bridge.YAML", "LITELLM_BASE_URL: http://llm:4000\nBRIDGE_SETTINGS_FUNCTION: true\n");

        for (Path file : new Path[] {properties, yaml}) {
            Settings settings = new SettingsReader(Map.of()).read(file);
            assertThat(settings.find(Setting.LITELLM_BASE_URL)).contains("http://llm:4000");
            assertThat(settings.isOn(Setting.BRIDGE_SETTINGS_FUNCTION, false)).isTrue();
            assertThat(settings.origin(Setting.LITELLM_BASE_URL)).isEqualTo("the file " + file);
        }
    }

    @Test
    void theEnvironmentGoesBeforeTheFileAndAnEmptyVariableCountsAsNone() throws IOException {
        Path file = write("bridge.properties", "LITELLM_BASE_URL=http://file\nOPENWEBUI_BASE_URL=http://file\n");

        Settings settings = new SettingsReader(Map.of(
                        "BRIDGE_CONFIG", file.toString(), "LITELLM_BASE_URL", "http://env", "OPENWEBUI_BASE_URL", " "))
                .read(null);

        assertThat(settings.find(Setting.LITELLM_BASE_URL)).contains("http://env");
        assertThat(settings.find(Setting.OPENWEBUI_BASE_URL)).contains("http://file");
    }

    @Test
    void aSecretIsReadFromItsFileWhateverTheLineEnd() throws IOException {
        write("key", "sk-1234\r\n");
        Path file = write("bridge.properties", "LITELLM_MASTER_KEY_FILE=key\n");

        Settings settings = new SettingsReader(Map.of()).read(file);

        assertThat(settings.find(Setting.LITELLM_MASTER_KEY)).contains("sk-1234");
        assertThat(settings.toString()).doesNotContain("sk-1234");
    }

    @Test
    void aPathInAFileIsSeenFromThatFile() throws IOException {
        Path file = write("bridge.yml", "BRIDGE_TIERS: tiers.json\n");

        assertThat(new SettingsReader(Map.of()).read(file).find(Setting.BRIDGE_TIERS))
                .contains(folder.resolve("tiers.json").toString());
    }

    @Test
    void aFileOfWindowsIsReadAsItIsMeant() throws IOException {
        Path file = write(
                "bridge.properties", "\uFEFFBRIDGE_INSTANCE = eu\r\n# a remark\r\n\r\nBRIDGE_SECRET=a=b\\n\\t \r\n");

        Settings settings = new SettingsReader(Map.of()).read(file);

        assertThat(settings.find(Setting.BRIDGE_INSTANCE)).contains("eu");
        assertThat(settings.find(Setting.BRIDGE_SECRET)).contains("a=b\\n\\t");
        Path wrong = write("wrong.properties", "BRIDGE_INSTANCE=eu\nsk-secret\n");
        assertThatThrownBy(() -> new SettingsReader(Map.of()).read(wrong))
                .hasMessageContaining("line 2")
                .hasMessageNotContaining("sk-secret");
    }

    @Test
    void anEmptyFileSaysNothing() throws IOException {
        assertThat(new SettingsReader(Map.of()).read(write("bridge.yaml", "")).toString())
                .isEqualTo("Settings[]");
        assertThat(new SettingsReader(Map.of()).read(write("x.properties", "")).toString())
                .isEqualTo("Settings[]");
    }

    @Test
    void whatIsNoSettingIsNamedAndNoValueIsQuoted() throws IOException {
        Path unknown = write("bridge.properties", "LITELLM_URL=http://llm\n");
        Path broken = write("bridge.yaml", "LITELLM_MASTER_KEY: [sk-secret\n");

        assertThatThrownBy(() -> new SettingsReader(Map.of()).read(unknown))
                .isInstanceOf(ToolException.class)
                .hasMessageContaining("LITELLM_URL, which is no setting")
                .satisfies(error -> assertThat(((ToolException) error).fix()).contains("LITELLM_BASE_URL"));
        assertThatThrownBy(() -> new SettingsReader(Map.of()).read(broken))
                .isInstanceOf(ToolException.class)
                .hasMessageContaining("line")
                .hasMessageNotContaining("sk-secret");
        assertThatThrownBy(() -> new SettingsReader(Map.of()).read(folder.resolve("nowhere.yaml")))
                .hasMessageContaining("there is no file");
        assertThatThrownBy(() -> new SettingsReader(Map.of(
                                "BRIDGE_SECRET_FILE", folder.resolve("none").toString()))
                        .read(null))
                .hasMessageContaining("BRIDGE_SECRET_FILE");
    }

    @Test
    void aSwitchThatIsNeitherOnNorOffIsRefused() {
        Settings settings = new SettingsReader(Map.of("BRIDGE_SETTINGS_FUNCTION", "maybe")).read(null);

        assertThatThrownBy(() -> settings.isOn(Setting.BRIDGE_SETTINGS_FUNCTION, false))
                .hasMessageContaining("must be true or false, and is 'maybe'");
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
