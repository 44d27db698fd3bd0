package io.github.llmbridge.openwebui.users;

import io.github.llmbridge.http.Secret;
import io.github.llmbridge.http.TextRules;
import java.nio.charset.StandardCharsets;

/** Passwords as the server takes them. */
public final class Passwords {
    private static final int LONGEST = 72;

    private Passwords() {}

    /**
     * Throws {@link IllegalArgumentException} for more than 72 bytes, of which 0.6.30 cuts the rest without a word and 0.12
     * refuses, and for the null character and halves of pairs, which end in HTTP 500.
     */
    public static void require(String field, Secret password) {
        TextRules.requireStorable(field, password.reveal());
        if (password.reveal().getBytes(StandardCharsets.UTF_8).length > LONGEST) {
            throw new IllegalArgumentException(field + " must have at most " + LONGEST + " bytes");
        }
    }
}
