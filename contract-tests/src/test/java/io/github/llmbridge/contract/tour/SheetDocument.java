package io.github.llmbridge.contract.tour;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * A document of which everything below a marker is what the tours do, never typed by hand. {@code -Dllmbridge.docs=write} writes
 * it anew.
 */
public final class SheetDocument {
    private static final String MARKER = "<!-- from here on written by the tours of the contract tests -->\n";

    private final Path file;

    /** A document in {@code docs}. */
    public SheetDocument(String name) {
        this.file = Path.of("../docs", name);
    }

    /**
     * Runs the tours and checks that the document says what they did.
     *
     * @param tours by title, in the document's order
     */
    public void verify(CheatSheet sheet, Map<String, ? extends Tour> tours) throws IOException {
        String prose = text().substring(0, text().indexOf(MARKER) + MARKER.length());
        StringBuilder parts = new StringBuilder();
        for (Map.Entry<String, ? extends Tour> tour : tours.entrySet()) {
            tour.getValue().run();
            parts.append(sheet.of(tour.getKey(), tour.getValue()));
        }
        String wanted = prose + "\n" + parts.toString().strip() + "\n";
        if (System.getProperty("llmbridge.docs", "check").equals("write")) {
            Files.writeString(file, wanted);
        }
        assertThat(text()).isEqualTo(wanted);
    }

    private String text() throws IOException {
        return Files.readString(file).replace("\r\n", "\n");
    }
}
