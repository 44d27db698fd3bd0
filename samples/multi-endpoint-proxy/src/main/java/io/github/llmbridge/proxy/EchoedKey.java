package io.github.llmbridge.proxy;

import io.github.llmbridge.endpoints.ApiKey;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An endpoint's key in what the endpoint itself says. */
final class EchoedKey {
    /** A server without keys may have been given {@code x}, which is part of many words and of no secret. */
    private static final int LONG_KEY = 8;

    private EchoedKey() {}

    /** Whether the text holds the key, a short one only as a word of its own. */
    static boolean isIn(String text, @Nullable ApiKey key) {
        return key != null
                && text.contains(key.reveal())
                && pattern(key.reveal()).matcher(text).find();
    }

    /** The text with asterisks in the key's place. */
    static String hide(String text, @Nullable ApiKey key) {
        return key != null && isIn(text, key)
                ? pattern(key.reveal()).matcher(text).replaceAll("***")
                : text;
    }

    private static Pattern pattern(String key) {
        String anywhere = Pattern.quote(key);
        return Pattern.compile(key.length() < LONG_KEY ? "(?<![A-Za-z0-9])" + anywhere + "(?![A-Za-z0-9])" : anywhere);
    }
}
