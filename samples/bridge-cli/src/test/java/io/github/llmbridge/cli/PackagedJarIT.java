package io.github.llmbridge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The jar that the build has made, each command in a process of its own. */
class PackagedJarIT extends ShellTest {
    @BeforeEach
    void signInOnce() {
        shell.signsInOnce();
        shell.variables.put("BRIDGE_STORE", folder.resolve("store.db").toString());
    }

    @Test
    void onePersonWalksThroughTheWholeLife() throws Exception {
        expect(0, "doctor");
        expect(0, "provision", "--user", "ada", "--email", "ada@example.com", "--tier", "free");
        expect(0, "provision", "--user", "ada", "--email", "ada@example.com", "--tier", "free");
        expect(0, "change-tier", "--user", "ada", "--tier", "pro");
        expect(0, "renew", "--user", "ada");
        expect(0, "rotate-key", "--user", "ada");
        expect(0, "status", "--html", folder.resolve("a status.html").toString());
        expect(0, "suspend", "--user", "ada");
        expect(0, "resume", "--user", "ada");
        expect(0, "plan");
        expect(0, "remove", "--user", "ada", "--account", "--litellm-user");
        expect(0, "plan");
        assertThat(expect(0, "audit")).contains("rotate key", "remove").doesNotContain("INFO");
        assertThat(Files.readString(folder.resolve("a status.html"))).endsWith("</html>\n");
    }

    @Test
    void exitCodesReachTheShell() throws Exception {
        expect(64, "fly");
        expect(1, "renew", "--user", "nobody");
        expect(0, "--version");
        assertThat(expect(0, "completion")).contains("complete -F");
    }

    private String expect(int code, String... arguments) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                System.getProperty("cli.jar")));
        line.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true);
        builder.environment().putAll(shell.variables);
        Process process = builder.start();
        process.getOutputStream().close();
        String said;
        try (InputStream out = process.getInputStream()) {
            said = new String(out.readAllBytes(), StandardCharsets.UTF_8);
        }
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue())
                .as(String.join(" ", arguments) + ": " + said)
                .isEqualTo(code);
        assertThat(said).doesNotContain("\u001b[", shell.fakeLiteLlm.masterKey(), shell.fakeOpenWebUi.adminPassword());
        return said;
    }
}
