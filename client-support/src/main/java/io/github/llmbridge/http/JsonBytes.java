package io.github.llmbridge.http;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** JSON objects that travel inside of something else, such as a sealed letter. What they hold is in no exception. */
public final class JsonBytes {
    private static final ObjectMapper MAPPER = Json.mapper();

    private JsonBytes() {}

    /** The object in ASCII, so that half of a surrogate pair, which a server may have stored, passes too. */
    public static byte[] write(Map<String, ?> object) {
        try {
            return MAPPER.writer()
                    .with(JsonWriteFeature.ESCAPE_NON_ASCII)
                    .writeValueAsString(object)
                    .getBytes(StandardCharsets.US_ASCII);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("cannot be written as JSON: " + JsonFault.describe(e));
        }
    }

    /**
     * The object.
     *
     * @throws IllegalArgumentException if it is none; the message quotes nothing
     */
    public static Map<String, Object> read(byte[] json) {
        try {
            Map<String, Object> read = MAPPER.readValue(json, new TypeReference<>() {});
            if (read == null) {
                throw new IllegalArgumentException("must be an object, not null");
            }
            return read;
        } catch (JacksonException e) {
            throw new IllegalArgumentException(JsonFault.describe(e));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
