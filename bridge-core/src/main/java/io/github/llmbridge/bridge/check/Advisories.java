package io.github.llmbridge.bridge.check;

import io.github.llmbridge.bridge.report.Problem;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Versions of both servers that should not be in use, as {@code advisories.tsv} lists them. Immutable. */
public final class Advisories {
    private static final String FILE = "advisories.tsv";
    private static final String HEADER = "product\t";

    private final List<Advisory> all;

    private Advisories(List<Advisory> all) {
        this.all = List.copyOf(all);
    }

    /** Those that come with this version of the bridge. */
    public static Advisories shipped() {
        try (InputStream file = Objects.requireNonNull(Advisories.class.getResourceAsStream(FILE), FILE)) {
            return read(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Rows of a file; lines with {@code #} and the names of the columns are left out. */
    static Advisories read(InputStream file) throws IOException {
        List<Advisory> rows = new ArrayList<>();
        BufferedReader lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (!line.isBlank() && !line.startsWith("#") && !line.startsWith(HEADER)) {
                rows.add(Advisory.parse(line));
            }
        }
        return new Advisories(rows);
    }

    List<Advisory> all() {
        return all;
    }

    /** What is known of these versions; of a version that is not told, or that is none, nothing. */
    public List<Problem> of(@Nullable String liteLlmVersion, @Nullable String openWebUiVersion) {
        List<Problem> problems = new ArrayList<>();
        add(problems, "LiteLLM", liteLlmVersion);
        add(problems, "Open WebUI", openWebUiVersion);
        return problems;
    }

    private void add(List<Problem> problems, String product, @Nullable String text) {
        Version.of(text)
                .ifPresent(version -> all.stream()
                        .filter(advisory -> advisory.product().equals(product) && advisory.concerns(version))
                        .forEach(advisory -> problems.add(new Problem(
                                Problem.Kind.SERVER_ADVISORY, product + " " + text + ": " + advisory.text()))));
    }
}
