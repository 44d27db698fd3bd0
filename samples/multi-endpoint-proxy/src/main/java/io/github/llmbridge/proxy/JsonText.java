package io.github.llmbridge.proxy;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.ByteArrayOutputStream;

/** JSON strings as bytes. */
final class JsonText {
    private JsonText() {}

    /** The text as a JSON string, with its quotes, in UTF-8. */
    static byte[] quote(String text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write('"');
        out.writeBytes(JsonStringEncoder.getInstance().quoteAsUTF8(text));
        out.write('"');
        return out.toByteArray();
    }
}
