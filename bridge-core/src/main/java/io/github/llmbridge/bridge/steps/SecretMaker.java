package io.github.llmbridge.bridge;

import io.github.llmbridge.http.Secret;
import java.security.SecureRandom;
import java.util.Base64;

/** Makes keys and passwords of 256 random bits. */
final class SecretMaker {
    private static final int BYTES = 32;

    private final SecureRandom random;

    SecretMaker(SecureRandom random) {
        this.random = random;
    }

    Secret key() {
        return Secret.of("sk-" + text());
    }

    Secret password() {
        return Secret.of(text());
    }

    private String text() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
