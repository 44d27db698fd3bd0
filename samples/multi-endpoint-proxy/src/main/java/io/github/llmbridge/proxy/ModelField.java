package io.github.llmbridge.proxy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a request names its model. All other bytes of the body stay as they are.
 *
 * @param name the model's name, if the body holds one
 * @param places each place of that value in the body
 * @param json whether the value is a JSON string, with its quotes
 */
record ModelField(@Nullable String name, List<Place> places, boolean json) {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int LONGEST_MARK = 4;

    /** From {@code start} to before {@code end}. */
    record Place(int start, int end) {}

    static ModelField none() {
        return new ModelField(null, List.of(), false);
    }

    /**
     * Looks through a JSON body without building a tree of it.
     *
     * @throws IOException if it is not JSON in UTF-8
     */
    static ModelField inJson(byte[] body) throws IOException {
        if (!canBeUtf8(body)) {
            throw new IOException("the JSON document is in another encoding than UTF-8");
        }
        String name = null;
        List<Place> places = new ArrayList<>();
        try (JsonParser parser = JSON.createParser(body)) {
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                while (parser.nextToken() == JsonToken.FIELD_NAME) {
                    boolean model = parser.currentName().equals("model");
                    if (parser.nextToken() == JsonToken.VALUE_STRING && model) {
                        long start = parser.currentTokenLocation().getByteOffset();
                        // Of a name given twice, servers take the last.
                        name = parser.getText();
                        places.add(new Place(
                                (int) start, (int) parser.currentLocation().getByteOffset()));
                    }
                    parser.skipChildren();
                }
            } else {
                parser.skipChildren();
            }
            if (parser.nextToken() != null) {
                throw new IOException("something follows the JSON document");
            }
        }
        return new ModelField(name, List.copyOf(places), true);
    }

    /** JSON begins with ASCII characters, which in UTF-16 and UTF-32 have zeros beside them; Jackson would read those too. */
    private static boolean canBeUtf8(byte[] body) {
        int first = body.length == 0 ? 0 : body[0] & 0xff;
        boolean marked = first == 0xfe || first == 0xff;
        for (int at = 0; at < Math.min(body.length, LONGEST_MARK); at++) {
            marked |= body[at] == 0;
        }
        return !marked;
    }

    /** The body with this name in place of the one that it holds, in parts that share the body's memory. */
    List<Buffer> replaceIn(Buffer body, String newName) {
        if (newName.equals(name)) {
            return List.of(body);
        }
        Buffer value = Buffer.buffer(json ? JsonText.quote(newName) : newName.getBytes(StandardCharsets.UTF_8));
        List<Buffer> parts = new ArrayList<>();
        int done = 0;
        for (Place place : places) {
            parts.add(body.slice(done, place.start()));
            parts.add(value);
            done = place.end();
        }
        parts.add(body.slice(done, body.length()));
        return parts;
    }
}
