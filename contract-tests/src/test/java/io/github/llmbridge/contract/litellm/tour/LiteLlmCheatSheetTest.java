package io.github.llmbridge.contract.litellm.tour;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.llmbridge.contract.ServerLine;
import io.github.llmbridge.contract.tour.CheatSheet;
import io.github.llmbridge.contract.tour.Operation;
import io.github.llmbridge.litellm.Enterprise;
import io.github.llmbridge.litellm.LiteLlmClient;
import io.github.llmbridge.litellm.Since;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** docs/litellm.md is what the tours do, never typed by hand. {@code -Dllmbridge.docs=write} writes it anew. */
class LiteLlmCheatSheetTest {
    private static final Path SHEET = Path.of("../docs/litellm.md");
    private static final String BEGIN = "<!-- from here on written by LiteLlmCheatSheetTest -->\n";

    @Test
    void showsWhatTheToursDo() throws IOException {
        String written = Files.readString(SHEET).replace("\r\n", "\n");
        String prose = written.substring(0, written.indexOf(BEGIN) + BEGIN.length());
        String sheet = prose + "\n" + sheet();

        if (System.getProperty("llmbridge.docs", "check").equals("write")) {
            Files.writeString(SHEET, sheet);
        }
        assertThat(Files.readString(SHEET).replace("\r\n", "\n")).isEqualTo(sheet);
    }

    private static String sheet() throws IOException {
        CheatSheet sheet =
                new CheatSheet(Operation.of(LiteLlmClient.class), "$LITELLM_BASE_URL", LiteLlmCheatSheetTest::marks);
        StringBuilder text = new StringBuilder();
        try (ServerLine line = ServerLine.currentStandIns()) {
            for (Map.Entry<String, LiteLlmTour> tour : LiteLlmTours.on(line).entrySet()) {
                tour.getValue().run();
                text.append(sheet.of(tour.getKey(), tour.getValue()));
            }
        }
        return text.toString().strip() + "\n";
    }

    private static List<String> marks(Method operation) {
        List<String> marks = new ArrayList<>();
        Since since = operation.getAnnotation(Since.class);
        if (since != null) {
            marks.add("since LiteLLM " + since.value());
        }
        Enterprise enterprise = operation.getAnnotation(Enterprise.class);
        if (enterprise != null) {
            marks.add(enterprise.since().isEmpty() ? "Enterprise" : "Enterprise since LiteLLM " + enterprise.since());
        }
        return marks;
    }
}
