package io.github.llmbridge.contract.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.llmbridge.contract.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** docs/compatibility.md says what was noted, and nothing else; {@code -Dllmbridge.docs=write} writes it anew. */
class CompatibilityPageTest {
    private static final Path PAGE = Path.of("../docs/compatibility.md");

    @Test
    void saysWhatWasNoted() throws IOException {
        String wanted = new CompatibilityPage(LiveRun.read(Path.of("src/compatibility/runs.csv"))).text();
        if (System.getProperty("llmbridge.docs", "check").equals("write")) {
            Files.writeString(PAGE, wanted);
        }
        assertThat(Files.readString(PAGE).replace("\r\n", "\n")).isEqualTo(wanted);
    }

    @Test
    void aPairThatFailsIsShownAsFailing() throws IOException {
        LiveRun run = new LiveRun(
                new Version("1.77.3"), new Version("0.12.4"), "2026-11-30", 7, 1, 0, List.of("SomeTest.breaks"));

        String page = new CompatibilityPage(List.of(run)).text();

        assertThat(page)
                .contains("| 1.77.3 | 0.12.4 | 7 | 1 | 2026-11-30 | **fails** |")
                .contains("## Failing on LiteLLM 1.77.3 with Open WebUI 0.12.4\n- `SomeTest.breaks`")
                .contains("`health.readinessDetails`")
                .contains("CVE-2026-49468");
    }
}
