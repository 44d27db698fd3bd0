package io.github.llmbridge.cli.command;

import io.github.llmbridge.cli.ToolException;
import io.github.llmbridge.files.BulkFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The input of a bulk run: a file, or what is piped in, which is kept in a file until the run ends, as its content
 * names the run.
 */
final class PeopleFile implements AutoCloseable {
    private final Path path;
    private final String shown;
    private final Format format;
    private final boolean isCopy;

    /** How an entry is written. */
    enum Format {
        CSV,
        JSONL
    }

    private PeopleFile(Path path, String shown, Format format, boolean isCopy) {
        this.path = path;
        this.shown = shown;
        this.format = format;
        this.isCopy = isCopy;
    }

    /** What its name says of the format. */
    static Format formatOf(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        if (name.endsWith(".csv") || name.endsWith(".tsv")) {
            return Format.CSV;
        }
        if (name.endsWith(".jsonl") || name.endsWith(".ndjson")) {
            return Format.JSONL;
        }
        throw new IllegalArgumentException(
                "--format csv or --format jsonl is needed, since the name " + name + " does not tell the format");
    }

    static PeopleFile of(Path file, Format format) {
        return new PeopleFile(file, file.toString(), format, false);
    }

    /** What is piped in. */
    static PeopleFile of(InputStream piped, Format format) {
        try {
            // Nobody else may read it.
            Path copy = Files.createTempFile("llmbridge", ".people");
            Files.copy(piped, copy, StandardCopyOption.REPLACE_EXISTING);
            return new PeopleFile(copy, "what is piped in", format, true);
        } catch (IOException e) {
            throw new ToolException(
                    "what is piped in cannot be kept: " + e.getClass().getSimpleName(),
                    "Make room in the folder of temporary files, or give a file instead.",
                    e);
        }
    }

    /** The SHA-256 of the content. */
    String fingerprint() {
        try {
            return BulkFile.fingerprint(path);
        } catch (UncheckedIOException e) {
            throw unreadable(reason(e));
        }
    }

    /** About how many entries there are, for a progress bar. */
    long entries() {
        // Any bytes are text in this character set.
        try (Stream<String> lines = Files.lines(path, StandardCharsets.ISO_8859_1)) {
            long filled = lines.filter(line -> !line.isBlank()).count();
            return Math.max(0, format == Format.CSV ? filled - 1 : filled);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    BulkFile open() {
        try {
            return format == Format.CSV ? BulkFile.csv(path) : BulkFile.jsonLines(path);
        } catch (UncheckedIOException e) {
            throw unreadable(reason(e));
        } catch (IllegalArgumentException e) {
            throw new ToolException(
                    "the input (" + shown + ") is wrong: " + e.getMessage(),
                    "Correct its first line; docs/bridge-cli.md names the fields. Nothing was begun.",
                    e);
        }
    }

    private static Throwable reason(UncheckedIOException error) {
        return Optional.<Throwable>ofNullable(error.getCause()).orElse(error);
    }

    private ToolException unreadable(Throwable error) {
        return new ToolException(
                "the file " + shown + " cannot be read: " + error.getClass().getSimpleName(),
                "Correct the path, and see that you may read the file.",
                error);
    }

    @Override
    public void close() {
        if (isCopy) {
            try {
                Files.deleteIfExists(path);
            } catch (IOException e) {
                path.toFile().deleteOnExit();
            }
        }
    }
}
