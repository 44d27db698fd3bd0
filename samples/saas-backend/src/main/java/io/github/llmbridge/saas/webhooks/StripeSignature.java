package io.github.llmbridge.saas.webhooks;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Stripe's header: {@code t=seconds,v1=hex}, an HMAC-SHA256 over {@code t.body}; {@code v1} may come several times. */
public final class StripeSignature {
    private final List<byte[]> keys;
    private final Age age;

    /** With secrets as Stripe shows them, {@code whsec_...}. */
    public StripeSignature(List<String> secrets, Clock clock) {
        this.keys = secrets.stream()
                .map(secret -> secret.getBytes(StandardCharsets.UTF_8))
                .toList();
        this.age = new Age(clock, Age.USUAL);
    }

    /** The header for a body, with the first secret. */
    public String sign(String timestamp, byte[] body) {
        return "t=" + timestamp + ",v1=" + HexFormat.of().formatHex(Hmac.of(keys.get(0), timestamp + ".", body));
    }

    /**
     * Checks a request.
     *
     * @throws WrongSignatureException if it is not signed, or too long ago
     */
    public void require(@Nullable String header, byte[] body) {
        if (header == null) {
            throw new WrongSignatureException("the header is missing");
        }
        List<String> parts = List.of(header.split(",", -1));
        String timestamp = parts.stream()
                .filter(part -> part.startsWith("t="))
                .map(part -> part.substring(2))
                .findFirst()
                .orElseThrow(() -> new WrongSignatureException("the time stamp is missing"));
        age.require(timestamp);
        for (byte[] key : keys) {
            byte[] expected = Hmac.of(key, timestamp + ".", body);
            for (String part : parts) {
                if (part.startsWith("v1=") && isSame(expected, part.substring(3))) {
                    return;
                }
            }
        }
        throw new WrongSignatureException("no signature is ours");
    }

    /** Takes as long for a wrong one as for the right one. */
    private static boolean isSame(byte[] expected, String hex) {
        try {
            return MessageDigest.isEqual(expected, HexFormat.of().parseHex(hex));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
