package io.github.llmbridge.bridge.steps;

import io.github.llmbridge.bridge.look.AccountMark;
import io.github.llmbridge.bridge.look.Note;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.litellm.KeyHash;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Makes key values, initial passwords and account marks. With a secret of the application they are derived, so several
 * processes, a lost answer and a restart arrive at the same ones; without, they are random. A derived key differs with each
 * making of the LiteLLM user (the salt), with each generation, and with what the connection held when LiteLLM had lost it; a
 * derived password differs with each making of the account (the mark). So no value comes back.
 */
public final class KeyMaterial {
    private static final int SHORTEST_SECRET = 32;
    private static final int SALT_BYTES = 16;
    private static final int VALUE_BYTES = 32;
    private static final char AFTER = '~';
    private static final int LOST_DIGITS = 16;
    private static final String ALGORITHM = "HmacSHA256";
    /** Open WebUI's rule for passwords wants a letter of each case, a digit and a character of another kind. */
    private static final String PASSWORD_END = "-aA1";

    private final String instance;
    private final List<Secret> secrets;
    private final SecureRandom random;

    /**
     * Material of one bridge.
     *
     * @param secrets the present one first, then former ones; none for random values
     */
    public KeyMaterial(String instance, List<Secret> secrets, SecureRandom random) {
        for (Secret secret : secrets) {
            if (secret.reveal().getBytes(StandardCharsets.UTF_8).length < SHORTEST_SECRET) {
                throw new IllegalArgumentException("secret must have at least " + SHORTEST_SECRET + " bytes");
            }
        }
        this.instance = instance;
        this.secrets = List.copyOf(secrets);
        this.random = random;
    }

    /** Whether values are derived. */
    public boolean derives() {
        return !secrets.isEmpty();
    }

    /** Tells which secret is in use, without telling the secret; {@code null} if none is. */
    @Nullable String secretId() {
        return derives() ? idOf(secrets.get(0)) : null;
    }

    String newSalt() {
        return text(SALT_BYTES);
    }

    /** The salt of the keys that are made after a connected one was lost. */
    static String saltAfter(String salt, KeyHash lost) {
        return ofUser(salt) + AFTER + lost.value().substring(0, LOST_DIGITS);
    }

    /** The part of a salt that the maker of the LiteLLM user drew. */
    private static String ofUser(String salt) {
        int after = salt.indexOf(AFTER);
        return after < 0 ? salt : salt.substring(0, after);
    }

    /** A value for a key that is to be made. */
    Secret newKey(String userId, String salt, int generation) {
        String value = derives() ? derive(secrets.get(0), "key", userId, salt, generation) : text(VALUE_BYTES);
        return Secret.of("sk-" + value);
    }

    /** The value of a key of this generation, by each secret that is known, made before a loss or after it. */
    Optional<Secret> keyOf(KeyHash hash, String userId, String salt, int generation) {
        return Stream.of(salt, ofUser(salt))
                .distinct()
                .flatMap(of -> secrets.stream().map(secret -> derive(secret, "key", userId, of, generation)))
                .map(value -> Secret.of("sk-" + value))
                .filter(secret -> KeyHash.of(secret).equals(hash))
                .findFirst();
    }

    AccountMark newMark(String userId) {
        String nonce = text(SALT_BYTES);
        return new AccountMark(derives() ? nonce + "." + proof(secrets.get(0), userId, nonce) : nonce);
    }

    /** The mark of one try to add an account, provable by the noted one: each try has its own. */
    AccountMark newMarkOf(String noted) {
        return new AccountMark(noted + "." + text(SALT_BYTES));
    }

    /** Whether the mark was made by this bridge for this user. */
    boolean proves(AccountMark mark, String userId, Note note) {
        String noted = note.account();
        boolean isNoted =
                noted != null && (mark.text().equals(noted) || mark.text().startsWith(noted + "."));
        return isNoted || maker(mark, userId).isPresent();
    }

    /** The initial password of an account with this mark: always the same with a secret, a random one without. */
    Secret password(String userId, AccountMark mark) {
        String value = maker(mark, userId)
                .map(secret -> derive(secret, "password", userId, mark.text(), 0))
                .orElseGet(() -> text(VALUE_BYTES));
        return Secret.of(value + PASSWORD_END);
    }

    /** The secret that the mark was made with, the present one or a former one. */
    private Optional<Secret> maker(AccountMark mark, String userId) {
        int dot = mark.text().indexOf('.');
        if (dot < 0) {
            return Optional.empty();
        }
        String nonce = mark.text().substring(0, dot);
        byte[] claimed = mark.text().substring(dot + 1).getBytes(StandardCharsets.UTF_8);
        return secrets.stream()
                .filter(secret ->
                        MessageDigest.isEqual(proof(secret, userId, nonce).getBytes(StandardCharsets.UTF_8), claimed))
                .findFirst();
    }

    private String proof(Secret secret, String userId, String nonce) {
        return derive(secret, "account", userId, nonce, 0);
    }

    private String derive(Secret secret, String purpose, String userId, String salt, int number) {
        String input = String.join("\u0000", "llmbridge", purpose, instance, userId, salt, Integer.toString(number));
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.reveal().getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return base64(mac.doFinal(input.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every Java runtime has " + ALGORITHM, e);
        }
    }

    private static String idOf(Secret secret) {
        return secret.sha256().substring(0, 8);
    }

    private String text(int bytes) {
        byte[] value = new byte[bytes];
        random.nextBytes(value);
        return base64(value);
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
