package io.github.llmbridge.contract.litellm.tour;

import io.github.llmbridge.contract.ServerLine;
import io.github.llmbridge.contract.tour.CheatSheet;
import io.github.llmbridge.contract.tour.Declared;
import io.github.llmbridge.contract.tour.SheetDocument;
import io.github.llmbridge.litellm.Enterprise;
import io.github.llmbridge.litellm.Since;
import java.io.IOException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** docs/litellm.md is what the tours do. */
class LiteLlmCheatSheetTest {
    @Test
    void showsWhatTheToursDo() throws IOException {
        CheatSheet sheet = new CheatSheet(Declared.LITELLM, "$LITELLM_BASE_URL", LiteLlmCheatSheetTest::marks);
        try (ServerLine line = ServerLine.latestStandIns()) {
            new SheetDocument("litellm.md").verify(sheet, LiteLlmTours.on(line));
        }
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
