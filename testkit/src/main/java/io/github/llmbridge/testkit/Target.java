package io.github.llmbridge.testkit;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a request asks for.
 *
 * @param path as sent, without the query
 * @param segments of the path, decoded
 * @param parameters of the query, decoded
 */
record Target(String path, List<String> segments, List<Parameter> parameters) {
    /** A parameter; without a {@code =} it has no value. */
    record Parameter(String name, @Nullable String value) {}

    static Target of(String sent) {
        int query = sent.indexOf('?');
        String path = query < 0 ? sent : sent.substring(0, query);
        List<String> segments = Arrays.stream(path.substring(1).split("/", -1))
                .map(segment -> decoded(segment, false))
                .toList();
        List<Parameter> parameters = new ArrayList<>();
        if (query >= 0) {
            for (String parameter : sent.substring(query + 1).split("&", -1)) {
                int equals = parameter.indexOf('=');
                parameters.add(
                        equals < 0
                                ? new Parameter(decoded(parameter, true), null)
                                : new Parameter(
                                        decoded(parameter.substring(0, equals), true),
                                        decoded(parameter.substring(equals + 1), true)));
            }
        }
        return new Target(path, segments, List.copyOf(parameters));
    }

    /** Unlike java.net.URLDecoder it leaves a percent sign alone that encodes nothing, as servers do. */
    private static String decoded(String text, boolean plusIsBlank) {
        byte[] sent = text.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(sent.length);
        for (int i = 0; i < sent.length; i++) {
            int code = sent[i] == '%' && i + 2 < sent.length ? hex(sent[i + 1], sent[i + 2]) : -1;
            if (code >= 0) {
                bytes.write(code);
                i += 2;
            } else {
                bytes.write(plusIsBlank && sent[i] == '+' ? ' ' : sent[i]);
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static int hex(byte high, byte low) {
        int first = Character.digit(high, 16);
        int second = Character.digit(low, 16);
        return first < 0 || second < 0 ? -1 : first * 16 + second;
    }
}
