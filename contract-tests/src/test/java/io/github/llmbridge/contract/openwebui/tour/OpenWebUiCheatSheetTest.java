package io.github.llmbridge.contract.openwebui.tour;

import io.github.llmbridge.contract.ServerLine;
import io.github.llmbridge.contract.tour.CheatSheet;
import io.github.llmbridge.contract.tour.Declared;
import io.github.llmbridge.contract.tour.SheetDocument;
import io.github.llmbridge.openwebui.Since;
import java.io.IOException;
import java.lang.reflect.Method;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The second part of docs/openwebui.md is what the tours do. */
class OpenWebUiCheatSheetTest {
    @Test
    void showsWhatTheToursDo() throws IOException {
        CheatSheet sheet = new CheatSheet(Declared.OPENWEBUI, "$OPENWEBUI_BASE_URL", OpenWebUiCheatSheetTest::marks);
        try (ServerLine line = ServerLine.latestStandIns()) {
            new SheetDocument("openwebui.md").verify(sheet, OpenWebUiTours.on(line));
        }
    }

    private static List<String> marks(Method operation) {
        Since since = operation.getAnnotation(Since.class);
        return since == null ? List.of() : List.of("since Open WebUI " + since.value());
    }
}
