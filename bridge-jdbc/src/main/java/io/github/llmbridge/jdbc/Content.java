package io.github.llmbridge.jdbc;

import io.github.llmbridge.bridge.store.StoreException;
import io.github.llmbridge.bridge.store.StoreException.Reason;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Personal content as it stands in a column: as it is, or encrypted. Each row says which. */
final class Content {
    private final @Nullable ContentCipher cipher;

    Content(@Nullable ContentCipher cipher) {
        this.cipher = cipher;
    }

    /** Whether what is written from now on is encrypted. */
    boolean isEncrypted() {
        return cipher != null;
    }

    /** As it is to be written. */
    @Nullable String written(@Nullable String text, String place) {
        if (text == null || cipher == null) {
            return text;
        }
        byte[] encrypted = cipher.encrypt(text.getBytes(StandardCharsets.UTF_8), place);
        return Base64.getEncoder().encodeToString(encrypted);
    }

    /** As it was before it was written. */
    @Nullable String read(@Nullable String stored, boolean encrypted, String place) {
        if (stored == null || !encrypted) {
            return stored;
        }
        if (cipher == null) {
            throw new StoreException(
                    Reason.WRONG_ENCRYPTION_KEY,
                    "the content of the store is encrypted, and no encryption is set",
                    null);
        }
        try {
            return new String(cipher.decrypt(Base64.getDecoder().decode(stored), place), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new StoreException(Reason.REFUSED, "encrypted content of the store is damaged", e);
        }
    }
}
