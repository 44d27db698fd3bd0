package io.github.llmbridge.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person sees who starts the proxy the wrong way. */
class StartTest {
    private static final String GOOD = "{\"endpoints\":{\"a\":" + ProxyFixture.entry("A", "http://localhost") + "}}";

    @TempDir
    Path folder;

    private final Map<String, String> variables = new HashMap<>();

    @Test
    void fileThatIsNotThere() throws Exception {
        assertRefused("no such.json does not exist; CM_OPEN_WEBUI_PROXY_CONFIG_FILE names", "no such.json");
    }

    @Test
    void fileThatIsWrong() throws Exception {
        Files.writeString(folder.resolve("my config.json"), GOOD.replace("displayName", "display_name"));

        assertRefused("my config.json: line 1, column ", "my config.json");
    }

    @Test
    void hostThatOthersReachWithoutAKey() throws Exception {
        Files.writeString(folder.resolve("config.json"), GOOD);
        variables.put("CM_OPEN_WEBUI_PROXY_HOST", "0.0.0.0");

        assertRefused("set CM_OPEN_WEBUI_PROXY_API_KEY", "config.json");
    }

    @Test
    void portThatIsTaken() throws Exception {
        Files.writeString(folder.resolve("config.json"), GOOD);
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            variables.put("CM_OPEN_WEBUI_PROXY_PORT", String.valueOf(taken.getLocalPort()));

            assertRefused("cannot listen on 127.0.0.1:" + taken.getLocalPort(), "config.json");
        }
    }

    /** One line, no stack, no key, and the code that means a wrong configuration. */
    private void assertRefused(String message, String file) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName());
        builder.environment().putAll(variables);
        builder.environment()
                .put("CM_OPEN_WEBUI_PROXY_CONFIG_FILE", folder.resolve(file).toString());
        builder.redirectErrorStream(true);
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).isEqualTo(78);
        assertThat(said.lines())
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .contains("ERROR Main - Not started. ")
                        .contains(message)
                        .doesNotContain(ProxyFixture.KEY));
    }
}
