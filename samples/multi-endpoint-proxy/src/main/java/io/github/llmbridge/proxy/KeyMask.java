package io.github.llmbridge.proxy;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;

/**
 * Puts asterisks in the place of a key while a text passes, also where JSON spells it with escapes. Holds back only what may be
 * the key's beginning. Not thread safe; one for each answer.
 */
final class KeyMask {
    private static final int DIFFERS = -1;
    private static final int TOO_SHORT = -2;
    private static final int DIGITS = 4;
    private static final String ESCAPED_PLAINLY = "\"\\/";

    private final byte[] key;
    private Buffer held = Buffer.buffer();

    KeyMask(String key) {
        this.key = key.getBytes(StandardCharsets.UTF_8);
    }

    Buffer pass(Buffer chunk) {
        byte[] text = held.appendBuffer(chunk).getBytes();
        Buffer out = Buffer.buffer(text.length);
        int kept = 0;
        int at = 0;
        while (at < text.length) {
            int end = endOfKey(text, at);
            if (end == TOO_SHORT) {
                break;
            }
            if (end == DIFFERS) {
                at++;
            } else {
                out.appendBytes(text, kept, at - kept).appendString(EchoedKey.HIDDEN);
                at = end;
                kept = end;
            }
        }
        held = Buffer.buffer().appendBytes(text, at, text.length - at);
        return out.appendBytes(text, kept, at - kept);
    }

    /** What was held back, when nothing more comes. */
    Buffer rest() {
        Buffer rest = held;
        held = Buffer.buffer();
        return rest;
    }

    private int endOfKey(byte[] text, int from) {
        int at = from;
        for (byte wanted : key) {
            if (at == text.length) {
                return TOO_SHORT;
            }
            int width = text[at] == '\\' ? escapeWidth(text, at, wanted) : text[at] == wanted ? 1 : DIFFERS;
            if (width < 0) {
                return width;
            }
            at += width;
        }
        return at;
    }

    /** How many bytes spell the wanted one, from a backslash on. */
    private static int escapeWidth(byte[] text, int from, byte wanted) {
        if (from + 1 == text.length) {
            return TOO_SHORT;
        }
        if (text[from + 1] != 'u') {
            boolean plainly = text[from + 1] == wanted && ESCAPED_PLAINLY.indexOf(wanted) >= 0;
            return plainly ? 2 : wanted == '\\' ? 1 : DIFFERS;
        }
        for (int digit = 0; digit < DIGITS; digit++) {
            int at = from + 2 + digit;
            if (at == text.length) {
                return TOO_SHORT;
            }
            if (Character.digit(text[at], 16) != (wanted >> 4 * (DIGITS - 1 - digit) & 0xf)) {
                return DIFFERS;
            }
        }
        return 2 + DIGITS;
    }
}
