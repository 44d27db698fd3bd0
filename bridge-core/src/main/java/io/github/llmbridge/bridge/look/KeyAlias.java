package io.github.llmbridge.bridge.look;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The alias of a key of the bridge: {@code llmbridge/INSTANCE/READABLE-HASH/GENERATION}. LiteLLM can be set to take letters,
 * digits and {@code _ . / @ -} only, at most 255, so the user's id goes in as a readable part and a hash of the whole.
 */
final class KeyAlias {
    private static final int READABLE = 60;
    private static final int HASH = 12;
    private static final Pattern NOT_READABLE = Pattern.compile("[^A-Za-z0-9_@-]+");
    private static final Pattern GENERATION = Pattern.compile("[1-9][0-9]{0,5}");

    private final String prefix;
    private final String oldPrefix;

    KeyAlias(String instance, String userId) {
        String readable = NOT_READABLE.matcher(userId).replaceAll("-");
        String cut = readable.length() > READABLE ? readable.substring(0, READABLE) : readable;
        this.prefix = "llmbridge/" + instance + "/" + cut + "-" + hash(userId) + "/";
        this.oldPrefix = instance.equals(Ownership.DEFAULT_INSTANCE) ? "llmbridge:" + userId + ":" : prefix;
    }

    String of(int generation) {
        return prefix + generation;
    }

    /** The generation in an alias of this person, the old form included; 0 if the alias is another's. */
    int generationIn(String alias) {
        String rest = rest(alias);
        Matcher number = GENERATION.matcher(rest);
        return number.matches() ? Integer.parseInt(rest) : 0;
    }

    private String rest(String alias) {
        if (alias.startsWith(prefix)) {
            return alias.substring(prefix.length());
        }
        return alias.startsWith(oldPrefix) ? alias.substring(oldPrefix.length()) : "";
    }

    private static String hash(String userId) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(userId.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, HASH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
