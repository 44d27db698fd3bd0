package io.github.llmbridge.files;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** A line of a file. */
final class Line {
    private final long number;
    private final byte[] bytes;
    private final boolean isTooLong;

    /**
     * A line.
     *
     * @param number from 1
     * @param bytes without the end of the line; not to be changed afterwards
     * @param isTooLong whether only its beginning is here
     */
    Line(long number, byte[] bytes, boolean isTooLong) {
        this.number = number;
        this.bytes = bytes;
        this.isTooLong = isTooLong;
    }

    long number() {
        return number;
    }

    /**
     * The line as text.
     *
     * @throws IllegalArgumentException if it is too long or not UTF-8
     */
    String text() {
        if (isTooLong) {
            throw new IllegalArgumentException("the line is longer than " + bytes.length + " bytes");
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return number == 1 && text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("the line is not UTF-8; save the file in that encoding", e);
        }
    }

    boolean isBlank() {
        for (byte one : bytes) {
            if (one != ' ' && one != '\t') {
                return false;
            }
        }
        return true;
    }
}
