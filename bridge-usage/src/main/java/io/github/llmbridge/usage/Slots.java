package io.github.llmbridge.usage;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashSet;
import java.util.Set;

/**
 * Time in slots of five minutes, and which calls of a slot were seen, by prints of 8 bytes. Two calls of the same slot
 * with the same print would pass for one: among 100,000 calls of a slot the chance is one in some thousand million.
 */
final class Slots {
    static final Duration LENGTH = Duration.ofMinutes(5);

    private Slots() {}

    static long of(Instant time) {
        return Math.floorDiv(time.getEpochSecond(), LENGTH.toSeconds());
    }

    static Instant start(long slot) {
        return Instant.ofEpochSecond(slot * LENGTH.toSeconds());
    }

    static long print(String id) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(digest).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    static String pack(Set<Long> prints) {
        ByteBuffer bytes = ByteBuffer.allocate(prints.size() * Long.BYTES);
        prints.stream().sorted().forEach(bytes::putLong);
        return Base64.getEncoder().withoutPadding().encodeToString(bytes.array());
    }

    static Set<Long> unpack(String text) {
        ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(text));
        Set<Long> prints = new HashSet<>();
        while (bytes.hasRemaining()) {
            prints.add(bytes.getLong());
        }
        return prints;
    }
}
