package io.github.llmbridge.bridge.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.llmbridge.bridge.report.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AdvisoriesTest {
    private final Advisories advisories = Advisories.shipped();

    @Test
    void everyRowOfTheFileIsReadAndSaysWhatItIsAndWhereToReadMore() throws IOException {
        try (InputStream file = Advisories.class.getResourceAsStream("advisories.tsv")) {
            String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            long rows = text.lines()
                    .filter(line -> line.startsWith("LiteLLM\t") || line.startsWith("Open WebUI\t"))
                    .count();
            long others = text.lines()
                    .filter(line -> line.startsWith("#") || line.startsWith("product\t"))
                    .count();
            assertThat(rows + others).isEqualTo(text.lines().count());
            assertThat(advisories.all()).hasSize((int) rows);
        }
        assertThat(advisories.all()).allSatisfy(advisory -> {
            assertThat(advisory.id()).matches("(CVE|PYSEC)-\\d{4}-\\d+|broken|compromised");
            assertThat(advisory.what()).isNotBlank();
            assertThat(URI.create(advisory.source()).getScheme()).isEqualTo("https");
            assertThat(advisory.first().filter(first -> first.compareTo(advisory.end()) > 0))
                    .isEmpty();
        });
        assertThat(advisories.all()).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1.77.3 | CVE-2026-35029 CVE-2026-35030 CVE-2026-42271 CVE-2026-47102 CVE-2026-47101 CVE-2026-49468"
                        + " CVE-2026-59822 CVE-2026-89032",
                "1.83.6 | CVE-2026-42271 CVE-2026-42203 CVE-2026-42208 CVE-2026-47102 CVE-2026-47101 CVE-2026-49468"
                        + " CVE-2026-59822 CVE-2026-89032",
                "1.83.7-stable | CVE-2026-47102 CVE-2026-47101 CVE-2026-49468 CVE-2026-59822 CVE-2026-89032",
                "1.83.14 | CVE-2026-49468 CVE-2026-59822 CVE-2026-89032",
                "1.84.0-rc.1 | CVE-2026-49468 CVE-2026-59822 CVE-2026-89032",
                "1.84.0 | CVE-2026-89032",
                "1.94.0 | broken CVE-2026-89032",
                "1.94.0rc1 | CVE-2026-89032",
                "1.94.1 | CVE-2026-89032",
                "1.101.0-rc.1 | ",
                "1.106.0 | ",
                "1.106.12 | ",
                "1.107.0 | compromised",
                "1.107.0-rc.1 | ",
                "1.108.6 | ",
            })
    void liteLlmsVersionsAreToldApart(String version, @Nullable String ids) {
        assertThat(ids(advisories.of(version, null))).isEqualTo(expected(ids));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0.6.30 | CVE-2026-44553 CVE-2026-45339 CVE-2026-45397 CVE-2026-109296",
                "0.9.0 | CVE-2026-45397 CVE-2026-109296",
                "0.9.6 | CVE-2026-109296",
                "0.10.0 | CVE-2026-109296",
                "0.10.1 | broken CVE-2026-109296",
                "0.10.2 | CVE-2026-109296",
                "0.11.4 | ",
                "0.12.4 | ",
            })
    void openWebUisToo(String version, @Nullable String ids) {
        assertThat(ids(advisories.of(null, version))).isEqualTo(expected(ids));
    }

    @Test
    void theCompromisedReleasesAreNamedAlone() {
        assertThat(ids(advisories.of("1.82.6", null))).doesNotContain("PYSEC-2026-2");
        assertThat(ids(advisories.of("1.82.7", null))).contains("PYSEC-2026-2");
        assertThat(ids(advisories.of("1.82.8-stable", null))).contains("PYSEC-2026-2");
        assertThat(ids(advisories.of("1.82.9", null))).doesNotContain("PYSEC-2026-2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "main", "latest", "99999999999.1"})
    void ofWhatIsNoVersionNothingIsSaid(String text) {
        assertThat(advisories.of(text, text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "LiteLLM\t-\t<1.0\tid\twhat",
                "LiteLLM\t-\t1.0\tid\twhat\tsource",
                "LiteLLM\tfirst\t<1.0\tid\twhat\tsource",
                "LiteLLM\t-\t<=\tid\twhat\tsource",
            })
    void aRowThatIsWrongIsNotPassedOver(String row) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Advisories.read(new ByteArrayInputStream(row.getBytes(StandardCharsets.UTF_8))))
                .withMessageContaining(row);
    }

    private static List<String> expected(@Nullable String ids) {
        return ids == null ? List.of() : Arrays.asList(ids.split(" ", -1));
    }

    /** The id stands between the version and what is wrong. */
    private static List<String> ids(List<Problem> problems) {
        assertThat(problems).allMatch(problem -> problem.kind() == Problem.Kind.SERVER_ADVISORY);
        return problems.stream()
                .map(problem -> problem.message().split(": ", 3)[1])
                .toList();
    }
}
