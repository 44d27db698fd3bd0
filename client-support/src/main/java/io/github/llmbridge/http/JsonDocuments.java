package io.github.llmbridge.http;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import java.io.IOException;
import java.io.InputStream;

/** Reads an application's own JSON, such as a tier catalog: strictly, so that a misspelt or repeated field is an error. */
public final class JsonDocuments {
    private JsonDocuments() {}

    /**
     * The document as a record, with names in snake case.
     *
     * @throws IllegalArgumentException saying by line, column and field what is wrong, without quoting a value
     */
    public static <T> T read(InputStream document, Class<T> type) throws IOException {
        try {
            T read = Json.mapper()
                    .readerFor(type)
                    .with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .with(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
                    .readValue(document);
            if (read == null) {
                throw new IllegalArgumentException("must be an object, not null");
            }
            return read;
        } catch (JacksonException e) {
            // Without the cause: Jackson quotes values, and a value may be a key.
            throw new IllegalArgumentException(JsonFault.describe(e));
        }
    }
}
