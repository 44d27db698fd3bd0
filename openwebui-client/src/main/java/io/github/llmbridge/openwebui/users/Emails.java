package io.github.llmbridge.openwebui.users;

import java.util.Locale;
import java.util.regex.Pattern;

/** Names and e-mail addresses as the server keeps them. */
public final class Emails {
    private static final Pattern FORM = Pattern.compile("[^@\\s]+@[^@\\s]+");

    private Emails() {}

    /** The form in which the server stores an address. */
    public static String normalise(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }

    /** Throws {@link IllegalArgumentException} unless this is an address: updates of accounts are not checked by the server. */
    public static void require(String email) {
        if (!FORM.matcher(email.strip()).matches()) {
            throw new IllegalArgumentException("email must be an address, such as a@example.com");
        }
    }

    /** Throws {@link IllegalArgumentException} for a blank display name, which the server takes. */
    public static void requireName(String name) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("name must not be blank");
        }
    }
}
