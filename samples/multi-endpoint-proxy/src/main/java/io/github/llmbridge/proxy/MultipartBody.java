package io.github.llmbridge.proxy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the part named {@code model} in a multipart form, as audio uploads have it. */
final class MultipartBody {
    private static final Pattern BOUNDARY =
            Pattern.compile("boundary=(?:\"([^\"]+)\"|([^;\\s]+))", Pattern.CASE_INSENSITIVE);
    private static final Pattern MODEL_PART =
            Pattern.compile("content-disposition:[^\\r\\n]*;\\s*name=(\"model\"|model)(?=[;\\r\\n\\s]|$)");
    private static final byte[] END_OF_HEADERS = ascii("\r\n\r\n");

    private MultipartBody() {}

    /** The parts named model. */
    static ModelField find(String contentType, byte[] body) {
        Matcher boundary = BOUNDARY.matcher(contentType);
        if (!boundary.find()) {
            throw ProxyError.invalid(400, null, "The multipart body's Content-Type has no boundary.");
        }
        byte[] line = ascii("--" + (boundary.group(1) == null ? boundary.group(2) : boundary.group(1)));
        byte[] delimiter = ascii("\r\n" + new String(line, StandardCharsets.ISO_8859_1));
        List<ModelField.Place> places = new ArrayList<>();
        String name = null;
        int at = indexOf(body, line, 0);
        while (at >= 0) {
            int headers = at + line.length;
            int content = indexOf(body, END_OF_HEADERS, headers);
            int next = indexOf(body, delimiter, headers);
            if (content < 0 || next < 0) {
                break;
            }
            content += END_OF_HEADERS.length;
            if (content <= next && isModel(body, headers, content)) {
                places.add(new ModelField.Place(content, next));
                name = new String(body, content, next - content, StandardCharsets.UTF_8);
            }
            at = next + 2;
        }
        return new ModelField(emptyAsNull(name), List.copyOf(places), false);
    }

    private static boolean isModel(byte[] body, int from, int to) {
        String headers = new String(body, from, to - from, StandardCharsets.ISO_8859_1);
        return MODEL_PART.matcher(headers.toLowerCase(Locale.ROOT)).find();
    }

    private static @Nullable String emptyAsNull(@Nullable String name) {
        return name == null || name.isEmpty() ? null : name;
    }

    private static int indexOf(byte[] body, byte[] wanted, int from) {
        for (int at = from; at <= body.length - wanted.length; at++) {
            int same = 0;
            while (same < wanted.length && body[at + same] == wanted[same]) {
                same++;
            }
            if (same == wanted.length) {
                return at;
            }
        }
        return -1;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
