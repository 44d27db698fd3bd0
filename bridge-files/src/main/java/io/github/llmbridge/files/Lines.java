package io.github.llmbridge.files;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** The lines of a stream, each for itself, so that one that is broken spoils no other. Not thread safe. */
final class Lines implements AutoCloseable {
    private static final int LONGEST = 1 << 16;

    private final InputStream in;
    private long number;
    private @Nullable Line ahead;

    Lines(InputStream in) {
        this.in = new BufferedInputStream(in);
    }

    /** Goes on to the next line that is not blank; {@code false} if there is none. */
    boolean skipBlank() {
        while (ahead == null || ahead.isBlank()) {
            ahead = read();
            if (ahead == null) {
                return false;
            }
        }
        return true;
    }

    Line next() {
        Line next = ahead;
        if (next == null) {
            throw new NoSuchElementException();
        }
        ahead = null;
        return next;
    }

    private @Nullable Line read() {
        try {
            int first = in.read();
            return first < 0 ? null : read(first);
        } catch (IOException e) {
            throw new UncheckedIOException("line " + (number + 1) + " cannot be read: " + e.getMessage(), e);
        }
    }

    private Line read(int first) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        boolean isTooLong = false;
        for (int one = first; one >= 0 && one != '\n'; one = in.read()) {
            if (bytes.size() == LONGEST) {
                isTooLong = true;
            } else {
                bytes.write(one);
            }
        }
        byte[] read = bytes.toByteArray();
        boolean hasReturn = read.length > 0 && read[read.length - 1] == '\r';
        return new Line(++number, hasReturn ? Arrays.copyOf(read, read.length - 1) : read, isTooLong);
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
