package io.github.llmbridge.jdbc;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.AeadConfig;
import io.github.llmbridge.bridge.store.StoreException;
import io.github.llmbridge.bridge.store.StoreException.Reason;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

/**
 * Encrypts with a key set of Google Tink (AEAD, such as AES256-GCM), which the application keeps; needs {@code tink}
 * on the class path. To change the key, add a new one to the set and make it the primary; after {@link
 * JdbcStore#encryptAnew} the old one may go. Thread safe.
 */
public final class TinkCipher implements ContentCipher {
    private final Aead aead;

    private TinkCipher(Aead aead) {
        this.aead = aead;
    }

    /**
     * A cipher with this key set.
     *
     * @throws IllegalArgumentException if the key set is not one for AEAD
     */
    // Tink has no module-info, and whoever hands in a key set has it.
    @SuppressWarnings("exports")
    public static TinkCipher of(KeysetHandle keys) {
        try {
            AeadConfig.register();
            return new TinkCipher(keys.getPrimitive(RegistryConfiguration.get(), Aead.class));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("the key set is not one for AEAD", e);
        }
    }

    @Override
    public byte[] encrypt(byte[] content, String place) {
        try {
            return aead.encrypt(content, place.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new StoreException(Reason.REFUSED, "the content of the store could not be encrypted", e);
        }
    }

    @Override
    public byte[] decrypt(byte[] encrypted, String place) {
        try {
            return aead.decrypt(encrypted, place.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new StoreException(
                    Reason.WRONG_ENCRYPTION_KEY,
                    "the content of the store was written with an encryption key that is not in the key set",
                    e);
        }
    }
}
