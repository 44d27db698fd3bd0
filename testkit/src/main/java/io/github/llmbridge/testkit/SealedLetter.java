package io.github.llmbridge.testkit;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.spec.NamedParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.security.spec.XECPrivateKeySpec;
import java.security.spec.XECPublicKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** A letter to the settings function as its receiver sees it: X25519, HKDF with SHA-256, AES-GCM with 256 bits. */
final class SealedLetter {
    private static final byte[] DER_HEAD = HexFormat.of().parseHex("302a300506032b656e032100");
    private static final int KEY = 32;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] nonce;
    private final byte[] sealed;
    private final byte[] context;
    private final SecretKeySpec key;

    private SealedLetter(byte[] nonce, byte[] sealed, byte[] context, SecretKeySpec key) {
        this.nonce = nonce;
        this.sealed = sealed;
        this.context = context;
        this.key = key;
    }

    /** A private key in base64. */
    static String newKey() {
        byte[] key = new byte[KEY];
        RANDOM.nextBytes(key);
        return Base64.getEncoder().encodeToString(key);
    }

    /** The public key that belongs to a private one: the product with the curve's base point, which is 9. */
    static String publicKey(String privateKey) throws GeneralSecurityException {
        PublicKey base = KeyFactory.getInstance("X25519")
                .generatePublic(new XECPublicKeySpec(NamedParameterSpec.X25519, BigInteger.valueOf(9)));
        return Base64.getEncoder().encodeToString(agree(privateKey, base));
    }

    static SealedLetter read(String purpose, String privateKey, String letter) throws GeneralSecurityException {
        byte[] raw = Base64.getDecoder().decode(letter);
        byte[] sender = Arrays.copyOf(raw, KEY);
        byte[] own = Base64.getDecoder().decode(publicKey(privateKey));
        byte[] context = join(purpose.getBytes(StandardCharsets.US_ASCII), own, sender);
        PublicKey from =
                KeyFactory.getInstance("X25519").generatePublic(new X509EncodedKeySpec(join(DER_HEAD, sender)));
        byte[] extracted = hmac(new byte[KEY], agree(privateKey, from));
        return new SealedLetter(
                Arrays.copyOfRange(raw, KEY, KEY + NONCE),
                Arrays.copyOfRange(raw, KEY + NONCE, raw.length),
                context,
                new SecretKeySpec(hmac(extracted, join(context, new byte[] {1})), "AES"));
    }

    /** Null if it was sealed for something else, or changed on its way. */
    @Nullable String open() {
        try {
            return new String(cipher(Cipher.DECRYPT_MODE, nonce, "/question").doFinal(sealed), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            return null;
        }
    }

    String seal(String answer) throws GeneralSecurityException {
        byte[] fresh = new byte[NONCE];
        RANDOM.nextBytes(fresh);
        byte[] text = answer.getBytes(StandardCharsets.UTF_8);
        return Base64.getEncoder()
                .encodeToString(join(
                        fresh, cipher(Cipher.ENCRYPT_MODE, fresh, "/answer").doFinal(text)));
    }

    private Cipher cipher(int mode, byte[] with, String direction) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, with));
        cipher.updateAAD(join(context, direction.getBytes(StandardCharsets.US_ASCII)));
        return cipher;
    }

    private static byte[] agree(String privateKey, PublicKey other) throws GeneralSecurityException {
        PrivateKey own = KeyFactory.getInstance("X25519")
                .generatePrivate(new XECPrivateKeySpec(
                        NamedParameterSpec.X25519, Base64.getDecoder().decode(privateKey)));
        KeyAgreement agreement = KeyAgreement.getInstance("X25519");
        agreement.init(own);
        agreement.doPhase(other, true);
        return agreement.generateSecret();
    }

    private static byte[] hmac(byte[] key, byte[] content) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(content);
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            joined.writeBytes(part);
        }
        return joined.toByteArray();
    }
}
