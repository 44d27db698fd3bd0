package io.github.llmbridge.openwebui.users;

import io.github.llmbridge.http.Secret;
import java.nio.charset.StandardCharsets;

/** Passwords as the server takes them. */
public final class Passwords {
    private static final int LONGEST = 72;

    private Passwords() {}

    /** Throws {@link IllegalArgumentException} for more than 72 bytes: 0.6.30 cuts the rest without a word, 0.12 refuses. */
    public static void require(String field, Secret password) {
        if (password.reveal().getBytes(StandardCharsets.UTF_8).length > LONGEST) {
            throw new IllegalArgumentException(field + " must have at most " + LONGEST + " bytes");
        }
    }
}
