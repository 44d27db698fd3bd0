package io.github.llmbridge.proxy;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Tells the paths that could lead out of the endpoint's own, in any of the readings that servers and those before them know. */
final class SafePath {
    /** More than any chain of servers decodes. */
    private static final int MOST_LAYERS = 4;

    private static final Pattern BROKEN_ESCAPE = Pattern.compile("%(?![0-9A-Fa-f]{2})");
    private static final Pattern ESCAPE = Pattern.compile("%[0-9A-Fa-f]{2}");

    /** Some servers cut a segment at a semicolon, a question mark, a blank or a control character. */
    private static final Pattern CLIMBS = Pattern.compile("(^|/)\\.{1,2}(?![^/;?#\\x00-\\x20\\x7f])");

    private static final Pattern CONTROL = Pattern.compile("[\\x00-\\x1f\\x7f\\\\]");

    private SafePath() {}

    static boolean isSafe(String path) {
        if (!path.startsWith("/") || BROKEN_ESCAPE.matcher(path).find()) {
            return false;
        }
        String layer = path;
        for (int layers = 0; layers <= MOST_LAYERS; layers++) {
            if (CONTROL.matcher(layer).find() || CLIMBS.matcher(layer).find()) {
                return false;
            }
            if (!ESCAPE.matcher(layer).find()) {
                return true;
            }
            try {
                layer = decoded(layer);
            } catch (CharacterCodingException e) {
                // A dot or slash in more bytes than it needs is no UTF-8, but lenient servers read it.
                return false;
            }
        }
        return false;
    }

    private static String decoded(String layer) throws CharacterCodingException {
        byte[] octets = layer.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int at = 0; at < octets.length; at++) {
            if (octets[at] == '%' && at + 2 < octets.length) {
                int high = Character.digit(octets[at + 1], 16);
                int low = Character.digit(octets[at + 2], 16);
                if (high >= 0 && low >= 0) {
                    out.write(high << 4 | low);
                    at += 2;
                    continue;
                }
            }
            out.write(octets[at]);
        }
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(out.toByteArray()))
                .toString();
    }
}
