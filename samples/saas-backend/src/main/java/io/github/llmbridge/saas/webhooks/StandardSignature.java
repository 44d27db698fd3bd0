package io.github.llmbridge.saas.webhooks;

import java.security.MessageDigest;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Signatures of the Standard Webhooks (standardwebhooks.com): {@code v1,} and the Base64 of an HMAC-SHA256 over
 * {@code id.timestamp.body}. A request may bear several, and there may be several secrets, while one is being changed.
 */
public final class StandardSignature {
    private static final String SECRET_PREFIX = "whsec_";
    private static final String VERSION = "v1,";

    private final List<byte[]> keys;
    private final Age age;

    /** With secrets as {@code whsec_} and Base64, or Base64 alone. */
    public StandardSignature(List<String> secrets, Clock clock) {
        this.keys = secrets.stream().map(StandardSignature::key).toList();
        this.age = new Age(clock, Age.USUAL);
    }

    private static byte[] key(String secret) {
        String text = secret.startsWith(SECRET_PREFIX) ? secret.substring(SECRET_PREFIX.length()) : secret;
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            // The decoder's message would quote a part of it.
            throw new IllegalArgumentException("a webhook secret must be whsec_ and Base64");
        }
    }

    /** The headers' value for a body, with the first secret. */
    public String sign(String id, String timestamp, byte[] body) {
        return VERSION + Base64.getEncoder().encodeToString(Hmac.of(keys.get(0), id + "." + timestamp + ".", body));
    }

    /**
     * Checks a request.
     *
     * @throws WrongSignatureException if it is not signed, or too long ago
     */
    public void require(@Nullable String id, @Nullable String timestamp, @Nullable String signatures, byte[] body) {
        if (id == null || timestamp == null || signatures == null || id.isBlank() || id.contains(".")) {
            throw new WrongSignatureException("headers are missing");
        }
        age.require(timestamp);
        for (byte[] key : keys) {
            byte[] expected = Hmac.of(key, id + "." + timestamp + ".", body);
            for (String one : signatures.split(" ", -1)) {
                if (one.startsWith(VERSION) && isSame(expected, one.substring(VERSION.length()))) {
                    return;
                }
            }
        }
        throw new WrongSignatureException("no signature is ours");
    }

    /** Takes as long for a wrong one as for the right one. */
    private static boolean isSame(byte[] expected, String base64) {
        try {
            return MessageDigest.isEqual(expected, Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
