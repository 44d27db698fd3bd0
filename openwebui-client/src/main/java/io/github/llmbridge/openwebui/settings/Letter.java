package io.github.llmbridge.openwebui.settings;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.spec.NamedParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * One question to the settings function and its answer, sealed: a key pair for this letter alone and the function's public
 * key make a key of 256 bits (X25519, HKDF), which AES-GCM uses. The purpose is bound in, so that a letter cannot be used for another.
 */
final class Letter {
    /** What comes before the 32 bytes of an X25519 key when Java writes it. */
    private static final byte[] DER_HEAD = HexFormat.of().parseHex("302a300506032b656e032100");

    private static final int KEY = 32;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random;
    private final byte[] sender;
    private final byte[] context;
    private final SecretKeySpec key;

    private Letter(SecureRandom random, byte[] sender, byte[] context, SecretKeySpec key) {
        this.random = random;
        this.sender = sender;
        this.context = context;
        this.key = key;
    }

    /**
     * A letter that only the function can open.
     *
     * @param function the function's public key, 32 bytes
     * @throws IllegalArgumentException if it is no public key
     */
    static Letter to(byte[] function, String purpose, SecureRandom random) {
        if (function.length != KEY) {
            throw new IllegalArgumentException("a public key has 32 bytes");
        }
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("X25519");
            generator.initialize(NamedParameterSpec.X25519, random);
            KeyPair own = generator.generateKeyPair();
            PublicKey recipient =
                    KeyFactory.getInstance("X25519").generatePublic(new X509EncodedKeySpec(join(DER_HEAD, function)));
            KeyAgreement agreement = KeyAgreement.getInstance("X25519");
            agreement.init(own.getPrivate());
            agreement.doPhase(recipient, true);
            byte[] encoded = own.getPublic().getEncoded();
            byte[] sender = Arrays.copyOfRange(encoded, encoded.length - KEY, encoded.length);
            byte[] context = join(ascii(FunctionText.ID + "/" + purpose + "/"), function, sender);
            return new Letter(random, sender, context, derive(agreement.generateSecret(), context));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("not a public key that a letter can be sealed with");
        }
    }

    /** The letter as it is sent: the public key made for it, the nonce, the sealed text. */
    String seal(byte[] content) {
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        try {
            return Base64.getEncoder()
                    .encodeToString(join(
                            sender,
                            nonce,
                            cipher(Cipher.ENCRYPT_MODE, nonce, "/question").doFinal(content)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has AES-GCM", e);
        }
    }

    /**
     * The answer to this letter.
     *
     * @throws IllegalArgumentException if it is no answer to it
     */
    byte[] open(String answer) {
        try {
            byte[] sealed = Base64.getDecoder().decode(answer);
            byte[] nonce = Arrays.copyOf(sealed, NONCE);
            return cipher(Cipher.DECRYPT_MODE, nonce, "/answer").doFinal(sealed, NONCE, sealed.length - NONCE);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalArgumentException("not an answer to this letter");
        }
    }

    private Cipher cipher(int mode, byte[] nonce, String direction) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(join(context, ascii(direction)));
        return cipher;
    }

    /** HKDF with SHA-256, without a salt, for one block. */
    private static SecretKeySpec derive(byte[] shared, byte[] context) throws GeneralSecurityException {
        byte[] extracted = hmac(new byte[KEY], shared);
        return new SecretKeySpec(hmac(extracted, join(context, new byte[] {1})), "AES");
    }

    private static byte[] hmac(byte[] key, byte[] content) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(content);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            joined.writeBytes(part);
        }
        return joined.toByteArray();
    }
}
