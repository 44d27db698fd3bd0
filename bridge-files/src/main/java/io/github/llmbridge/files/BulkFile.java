package io.github.llmbridge.files;

import io.github.llmbridge.bridge.person.BulkItem;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * A file of people for {@code BridgeFacade.bulk}, read line by line while it is worked on: in UTF-8, one entry a
 * line. An entry's position is the number of its line, from 1. A line that cannot be read becomes an entry that says
 * so, naming line and field; the lines after it go on. Blank lines are left out. Not thread safe.
 *
 * <p>The fields are {@code user_id}, and {@code operation}: {@code provision} if it is not set, or {@code
 * change-tier}, {@code renew}, {@code reconcile}, {@code suspend}, {@code resume}, {@code remove}. For {@code
 * provision}: {@code email}, {@code tier}, {@code name}, {@code team} (the id of one that exists), {@code groups},
 * {@code role}, {@code vouched}; for {@code change-tier}: {@code tier}, {@code spent} ({@code keep} or {@code reset});
 * for {@code remove}: {@code parts}. They mean what they mean in {@code ProvisionRequest} and the facade. Keys,
 * passwords and tokens have no place in a file.
 *
 * <p>In CSV the first line names the fields; comma, semicolon or tab parts them, and a semicolon or {@code |} the
 * values of {@code groups} and {@code parts}. In JSON Lines each line is an object, and these two are lists.
 */
public final class BulkFile implements Iterator<BulkItem>, AutoCloseable {
    private final Lines lines;
    private final LineFormat format;

    private BulkFile(Lines lines, LineFormat format) {
        this.lines = lines;
        this.format = format;
    }

    /**
     * A file by its ending: {@code .csv} and {@code .tsv} are CSV, {@code .jsonl} and {@code .ndjson} JSON Lines.
     *
     * @throws IllegalArgumentException for another ending, and for a CSV file whose first line is wrong
     * @throws UncheckedIOException if the file cannot be read
     */
    public static BulkFile open(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        if (name.endsWith(".csv") || name.endsWith(".tsv")) {
            return csv(file);
        }
        if (name.endsWith(".jsonl") || name.endsWith(".ndjson")) {
            return jsonLines(file);
        }
        throw new IllegalArgumentException(
                "the name of the file must end in .csv, .tsv, .jsonl or .ndjson, and is " + file.getFileName());
    }

    /**
     * A CSV file.
     *
     * @throws IllegalArgumentException if its first line does not name the fields
     * @throws UncheckedIOException if the file cannot be read
     */
    public static BulkFile csv(Path file) {
        return csv(stream(file));
    }

    /** As {@link #csv(Path)}, from a stream that {@link #close} closes. */
    public static BulkFile csv(InputStream in) {
        Lines lines = new Lines(in);
        try {
            return new BulkFile(lines, CsvLines.withHeader(lines));
        } catch (RuntimeException e) {
            lines.close();
            throw e;
        }
    }

    /**
     * A file of JSON Lines.
     *
     * @throws UncheckedIOException if the file cannot be read
     */
    public static BulkFile jsonLines(Path file) {
        return jsonLines(stream(file));
    }

    /** As {@link #jsonLines(Path)}, from a stream that {@link #close} closes. */
    public static BulkFile jsonLines(InputStream in) {
        return new BulkFile(new Lines(in), new JsonLines());
    }

    /**
     * The SHA-256 of a file, for {@code BulkOptions.run}: so that a run goes on with the very same file only.
     *
     * @throws UncheckedIOException if the file cannot be read
     */
    public static String fingerprint(Path file) {
        try (DigestInputStream in = new DigestInputStream(stream(file), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static InputStream stream(Path file) {
        try {
            return Files.newInputStream(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws UncheckedIOException if the file cannot be read any further */
    @Override
    public boolean hasNext() {
        return lines.skipBlank();
    }

    @Override
    public BulkItem next() {
        if (!lines.skipBlank()) {
            throw new NoSuchElementException();
        }
        Line line = lines.next();
        try {
            return BulkItem.of(line.number(), format.fields(line).work());
        } catch (IllegalArgumentException e) {
            String why = Optional.ofNullable(e.getMessage()).orElse("it cannot be read");
            return BulkItem.unreadable(line.number(), "line " + line.number() + ": " + why);
        }
    }

    /** Closes the file. */
    @Override
    public void close() {
        lines.close();
    }
}
