package io.github.llmbridge.http;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.io.InputStream;

/** Reads an application's own JSON, such as a tier catalog: strictly, so that a misspelt field is an error. */
public final class JsonDocuments {
    private JsonDocuments() {}

    /**
     * The document as a record, with names in snake case.
     *
     * @throws IllegalArgumentException saying what is wrong and where
     */
    public static <T> T read(InputStream document, Class<T> type) throws IOException {
        ObjectReader strict = Json.mapper()
                .readerFor(type)
                .with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        try {
            return strict.readValue(document);
        } catch (JacksonException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }
}
