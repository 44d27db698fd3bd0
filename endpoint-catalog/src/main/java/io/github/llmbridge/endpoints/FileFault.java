package io.github.llmbridge.endpoints;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Says what is wrong with the file and where, for the person who wrote it; never quotes a value, which may be a key. */
final class FileFault {
    private static final Pattern SOURCE = Pattern.compile("\\[Source: [^;]*; line: (\\d+), column: (\\d+)]");
    private static final Pattern TOKEN = Pattern.compile("token '[^']*'");

    private FileFault() {}

    static String describe(JacksonException fault) {
        JsonLocation at = fault.getLocation();
        String place = at == null ? "" : "line " + at.getLineNr() + ", column " + at.getColumnNr() + ": ";
        String field = fault instanceof JsonMappingException mapping ? path(mapping) : "";
        return place + (field.isEmpty() ? "" : field + ": ") + what(fault);
    }

    private static String what(JacksonException fault) {
        if (fault.getCause() instanceof IllegalArgumentException ours) {
            return Objects.requireNonNullElse(ours.getMessage(), "not allowed");
        }
        if (fault instanceof UnrecognizedPropertyException unknown) {
            return "unknown field; the known ones are "
                    + new TreeSet<>(Objects.requireNonNull(unknown.getKnownPropertyIds()));
        }
        String message = fault.getOriginalMessage();
        if (fault instanceof MismatchedInputException) {
            return message.startsWith("Trailing token")
                    ? "something follows the document"
                    : "must be an object or a text";
        }
        return TOKEN.matcher(SOURCE.matcher(message).replaceAll("line $1, column $2"))
                .replaceAll("token");
    }

    private static String path(JsonMappingException fault) {
        return fault.getPath().stream()
                .map(JsonMappingException.Reference::getFieldName)
                .filter(Objects::nonNull)
                .collect(Collectors.joining("."));
    }
}
