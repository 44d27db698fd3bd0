package io.github.llmbridge.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The README's example is the one that the build compiles. */
class ReadmeTest {
    private static final Path ROOT = Path.of("..");
    private static final Path SAMPLE =
            ROOT.resolve("samples/quickstart/src/main/java/io/github/llmbridge/quickstart/ProvisionAUser.java");

    @Test
    void showsTheSampleWordForWord() throws IOException {
        String readme = Files.readString(ROOT.resolve("README.md")).replace("\r\n", "\n");
        String sample = Files.readString(SAMPLE).replace("\r\n", "\n");

        assertThat(between(readme, "```java\n", "```").strip())
                .isEqualTo(between(sample, "// README begins\n", "// README ends")
                        .stripIndent()
                        .strip());
    }

    private static String between(String text, String begin, String end) {
        int start = text.indexOf(begin) + begin.length();
        return text.substring(start, text.indexOf(end, start));
    }
}
