package io.github.llmbridge.http;

import feign.Contract;
import feign.MethodMetadata;
import feign.Param;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Values get into a URL as they are given. Feign alone takes {@code %41} in a value for something encoded already and leaves
 * a slash as it is, so that one user's id could name another user or another route.
 */
final class LiteralValues implements Contract {
    /** Its other name, DefaultContract, is newer than the Feign of Spring Cloud OpenFeign. */
    @SuppressWarnings("deprecation")
    private final Contract annotations = new Contract.Default();

    @Override
    public List<MethodMetadata> parseAndValidateMetadata(Class<?> resource) {
        List<MethodMetadata> methods = annotations.parseAndValidateMetadata(resource);
        methods.forEach(LiteralValues::expandLiterally);
        return methods;
    }

    /**
     * Percent-encodes all but RFC 3986's unreserved characters. Feign leaves such a value alone; any other character in it,
     * such as an {@code @}, would make Feign encode the percent signs once more.
     */
    static String escape(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }

    private static void expandLiterally(MethodMetadata method) {
        String path = method.template().path();
        Map<Integer, Param.Expander> expanders = new HashMap<>();
        method.indexToName()
                .forEach((index, names) -> names.forEach(name -> expanders.put(
                        index,
                        path.contains("{" + name + "}")
                                ? value -> pathSegment(name, value.toString())
                                : value -> escape(value.toString()))));
        method.indexToExpander(expanders);
        method.template().decodeSlash(false);
    }

    /** What a URL cannot hold as one segment would reach another route; some routes drop a newline at the end. */
    private static String pathSegment(String name, String value) {
        if (value.isBlank() || value.equals(".") || value.equals("..")) {
            throw new IllegalArgumentException(name + " must not be blank, '.' or '..'");
        }
        if (value.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    name + " must not hold control characters, as it does: " + Texts.quoted(value));
        }
        return escape(value);
    }
}
