package io.github.llmbridge.http;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Says what is wrong with a document and where, for the person who wrote it; never quotes a value. */
final class JsonFault {
    private static final Pattern SOURCE = Pattern.compile("\\[Source: [^;]*; line: (\\d+), column: (\\d+)]");
    private static final Pattern TOKEN = Pattern.compile("token '[^']*'");

    private JsonFault() {}

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
        if (fault instanceof MismatchedInputException wrong) {
            return message.startsWith("Trailing token") ? "something follows the document" : "must be " + kind(wrong);
        }
        return TOKEN.matcher(SOURCE.matcher(message).replaceAll("line $1, column $2"))
                .replaceAll("token");
    }

    private static String kind(MismatchedInputException wrong) {
        Class<?> type = wrong.getTargetType() == null ? Object.class : wrong.getTargetType();
        if (Number.class.isAssignableFrom(type)) {
            return "a number";
        }
        return Iterable.class.isAssignableFrom(type)
                ? "a list"
                : type == String.class ? "a text" : "an object or a text";
    }

    private static String path(JsonMappingException fault) {
        return fault.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                .collect(Collectors.joining("."));
    }
}
