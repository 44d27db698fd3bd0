package io.github.llmbridge.proxy;

import io.github.llmbridge.endpoints.ApiKey;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An endpoint's key in what the endpoint itself says. */
final class EchoedKey {
    static final String HIDDEN = "***";

    /** A server without keys may have been given {@code x}, which is part of many words and of no secret. */
    private static final int LONG_KEY = 8;

    /** Neither may a model's answer lose a word such as {@code ollama} or {@code lm-studio}, which other servers are given. */
    private static final Pattern NO_WORD = Pattern.compile(".{12,}|(?=.*[0-9]).{6,}");

    private EchoedKey() {}

    /** Whether the text holds the key, plain or as in an address; a short one only as a word of its own. */
    static boolean isIn(String text, @Nullable ApiKey key) {
        if (key == null) {
            return false;
        }
        Pattern pattern = pattern(key.reveal());
        return pattern.matcher(text).find()
                || text.indexOf('%') >= 0 && pattern.matcher(unescaped(text)).find();
    }

    /** The text with asterisks in the key's place. */
    static String hide(String text, @Nullable ApiKey key) {
        return key == null ? text : pattern(key.reveal()).matcher(text).replaceAll(HIDDEN);
    }

    /** For answers that are no errors; null if the key is none, or could be a word of the answer. */
    static @Nullable KeyMask mask(@Nullable ApiKey key) {
        return key != null && NO_WORD.matcher(key.reveal()).matches() ? new KeyMask(key.reveal()) : null;
    }

    private static String unescaped(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    private static Pattern pattern(String key) {
        String encoded = URLEncoder.encode(key, StandardCharsets.UTF_8);
        String anywhere = "(?:" + Pattern.quote(key) + "|(?i:" + Pattern.quote(encoded) + "))";
        return Pattern.compile(key.length() < LONG_KEY ? "(?<![A-Za-z0-9])" + anywhere + "(?![A-Za-z0-9])" : anywhere);
    }
}
