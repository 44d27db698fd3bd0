package io.github.llmbridge.proxy;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What an answer says that it is. */
final class MediaTypes {
    private static final Pattern TEXT = Pattern.compile("text/.*|application/.*(json|xml|javascript|urlencoded).*|");

    private MediaTypes() {}

    /** Whether it can be read, JSON and events included; what says nothing may be anything. */
    static boolean isText(@Nullable String contentType) {
        return TEXT.matcher(essence(contentType)).matches();
    }

    static boolean isEvents(@Nullable String contentType) {
        return essence(contentType).equals("text/event-stream");
    }

    /** Whether it is made for a browser. */
    static boolean isWebPage(@Nullable String contentType) {
        String essence = essence(contentType);
        return essence.equals("text/html") || essence.equals("application/xhtml+xml");
    }

    private static String essence(@Nullable String contentType) {
        return contentType == null
                ? ""
                : contentType.split("[;,]", 2)[0].strip().toLowerCase(Locale.ROOT);
    }
}
