package io.github.llmbridge.testkit;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The codes that an authenticator app shows (RFC 6238): six digits from HMAC-SHA1, another every 30 seconds. */
public final class Totp {
    /** How long a code is shown. */
    public static final Duration STEP = Duration.ofSeconds(30);

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int BITS_OF_A_LETTER = 5;
    private static final int SECRET_LENGTH = 32;
    private static final int MODULUS = 1_000_000;

    private Totp() {}

    /**
     * The code at a moment.
     *
     * @param secret in Base32, as the server tells it when a second factor is set up
     * @param time any moment of the step
     * @return six digits
     * @throws IllegalArgumentException if the secret is not Base32
     */
    public static String at(String secret, Instant time) {
        return code(secret, step(time));
    }

    static long step(Instant time) {
        return Math.floorDiv(time.getEpochSecond(), STEP.toSeconds());
    }

    static String code(String secret, long step) {
        byte[] hash = hmac(
                decode(secret), ByteBuffer.allocate(Long.BYTES).putLong(step).array());
        int offset = hash[hash.length - 1] & 0x0f;
        int truncated = ByteBuffer.wrap(hash, offset, Integer.BYTES).getInt() & Integer.MAX_VALUE;
        return String.format(Locale.ROOT, "%06d", truncated % MODULUS);
    }

    static String newSecret(SecureRandom random) {
        StringBuilder secret = new StringBuilder();
        random.ints(SECRET_LENGTH, 0, ALPHABET.length()).forEach(i -> secret.append(ALPHABET.charAt(i)));
        return secret.toString();
    }

    private static byte[] hmac(byte[] key, byte[] message) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(key, "HmacSHA1"));
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] decode(String base32) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int buffer = 0;
        int bits = 0;
        for (char letter : base32.toUpperCase(Locale.ROOT).toCharArray()) {
            int value = ALPHABET.indexOf(letter);
            if (value < 0) {
                throw new IllegalArgumentException("secret must be Base32");
            }
            buffer = (buffer << BITS_OF_A_LETTER | value) & 0xffff;
            bits += BITS_OF_A_LETTER;
            if (bits >= Byte.SIZE) {
                bits -= Byte.SIZE;
                bytes.write(buffer >> bits);
            }
        }
        return bytes.toByteArray();
    }
}
