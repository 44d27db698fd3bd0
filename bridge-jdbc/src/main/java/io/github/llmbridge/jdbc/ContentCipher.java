package io.github.llmbridge.jdbc;

import io.github.llmbridge.bridge.store.StoreException;

/** Encrypts personal content of the store. Implementations are thread safe. */
public interface ContentCipher {
    /**
     * Encrypts.
     *
     * @param place where the content stands; it is opened for the same place only
     */
    byte[] encrypt(byte[] content, String place);

    /**
     * Decrypts.
     *
     * @throws StoreException with {@link StoreException.Reason#WRONG_ENCRYPTION_KEY} if no key opens it at this place
     */
    byte[] decrypt(byte[] encrypted, String place);
}
